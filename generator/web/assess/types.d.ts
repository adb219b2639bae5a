// What the assessment scripts speak of; the Python side's names in generator/assessment/.

declare namespace Rolebook {
  // Data scripts ------------------------------------------------------------------------------

  interface WordsData {
    format: string;
    release: string;
    date: string;
    language: string;
    words: Record<string, string>;
  }

  interface LibraryData {
    scales: Record<string, string[]>;
    models: { id: string; name: string }[];
    lines: { id: string; name: string }[];
    roles: RoleData[];
    competencies: Record<string, CompetencyEntry>;
    moves: Record<string, { to: string; kind: string }[]>;
  }

  interface RoleData {
    id: string;
    name: string;
    line: string;
    page: string;
    key: string[];
    retired: boolean;
    replaced_by: string | null;
    grades: GradeData[];
  }

  interface GradeData {
    id: string;
    name: string;
    /** Role and grade in one name. */
    title: string;
    requires: Record<string, number>;
    optional: Record<string, number>;
  }

  /** A competency as the library lists it; of a retired one only name and successor are known. */
  interface CompetencyEntry {
    name: string;
    model: string;
    scale: string;
    asked: number;
    page: string;
    retired?: boolean;
    replaced_by?: string | null;
  }

  /** A competency with all its words, loaded when it is asked. */
  interface CompetencyData {
    id: string;
    definition: string;
    evidence: string[];
    levels: { level: number; summary: string; indicators: IndicatorData[] }[];
    growth: { to: number; actions: string[]; resources: { name: string; page: string }[] }[];
  }

  interface IndicatorData {
    id: string;
    words: string;
    key?: boolean;
    /** Digests of the words in the other languages. */
    digests: string[];
  }

  /** Names of onboarding paths, and the words of their steps by `stage/step`. */
  type OnboardingData = Record<string, { name: string; steps: Record<string, string> }>;

  // The answers file --------------------------------------------------------------------------

  type Answer = "not-yet" | "sometimes" | "consistently" | "does-not-apply";

  interface AnswerRecord {
    answer: Answer | null;
    digest: string;
    words: string;
    release: string;
    at: string;
  }

  interface MarkRecord {
    value: boolean;
    at: string;
  }

  interface NoteRecord {
    text: string;
    at: string;
  }

  interface CompetencyAnswers {
    answers: Record<string, AnswerRecord>;
    note?: NoteRecord | null;
    interest?: MarkRecord | null;
    shown?: { indicators: string[]; release: string; at: string } | null;
  }

  interface AgreedRecord {
    level: number | null;
    note: string;
    at: string;
  }

  interface ReviewRecord {
    reviewer?: NoteRecord | null;
    competencies: Record<string, CompetencyAnswers>;
    agreed: Record<string, AgreedRecord>;
    revealed?: MarkRecord | null;
  }

  interface StepRecord {
    done: string | null;
    at: string;
  }

  /** `levels`: what each competency asked for in that release; files of older programs lack it. */
  interface ChosenPosition {
    position: string;
    release: string;
    asked: string[];
    levels?: Record<string, number> | null;
    at: string;
  }

  interface AssessmentFile {
    format: string;
    rater: "self" | "reviewer";
    release: string;
    language: string;
    saved: string;
    cleared?: string | null;
    position?: ChosenPosition | null;
    competencies: Record<string, CompetencyAnswers>;
    optional: Record<string, MarkRecord>;
    onboarding: Record<string, Record<string, StepRecord>>;
    review?: ReviewRecord | null;
  }

  // Scoring -----------------------------------------------------------------------------------

  type LevelState = "met" | "not-met" | "unknown";
  type Tier = "ready" | "close" | "growing";
  type Answers = ReadonlyMap<string, Answer>;

  interface Attainment {
    states: LevelState[];
    floor: number;
    ceiling: number;
    level: number | null;
    answered: number;
    asked: number;
  }

  interface Requirement {
    competency: string;
    level: number;
    key: boolean;
  }

  interface Gap {
    competency: string;
    required: number;
    floor: number;
    ceiling: number;
    key: boolean;
  }

  interface Fit {
    met: string[];
    gaps: Gap[];
    unknown: string[];
    tier: Tier | null;
  }

  // Migration ---------------------------------------------------------------------------------

  type ChangeKind = "kept" | "reworded" | "new" | "removed" | "replaced";

  interface AnswerChange {
    kind: ChangeKind;
    competency: string;
    indicator: string;
    replaced_by: string | null;
  }
}
