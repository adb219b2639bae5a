// What each script of the assessment adds to the one name `Rolebook`.

declare namespace Rolebook {
  interface DataScripts {
    words?: WordsData;
    schema?: object;
    library?: LibraryData;
    competencies: Map<string, CompetencyData>;
  }
  interface Receivers {
    words(data: WordsData): void;
    schema(data: object): void;
    library(data: LibraryData): void;
    competency(data: CompetencyData): void;
  }
  let data: DataScripts;
  let receive: Receivers;

  // words.js ----------------------------------------------------------------------------------

  let word: (key: string, values?: Record<string, unknown>) => string;
  let edition: () => WordsData & LibraryData;
  let levelName: (competency: string, level: number) => string;
  let rangeName: (competency: string, range: { floor: number; ceiling: number }) => string;
  let dateName: (moment: string) => string;
  let timeName: (moment: string) => string;

  // element.js --------------------------------------------------------------------------------

  type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;
  type Child = Node | string | null | false | undefined | Child[];
  let element: <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Attributes,
    ...children: Child[]
  ) => HTMLElementTagNameMap[K];
  let svg: <K extends keyof SVGElementTagNameMap>(
    tag: K,
    attributes?: Attributes,
    ...children: Child[]
  ) => SVGElementTagNameMap[K];
  let button: (text: string, onclick: () => void, kind?: string) => HTMLButtonElement;
  let link: (text: string, href: string, kind?: string) => HTMLAnchorElement;

  // scoring.js, digest.js ---------------------------------------------------------------------

  interface Scoring {
    /** What is known of a level by itself. */
    levelState(indicators: { id: string; key?: boolean }[], answers: Answers): LevelState;
    /** What the answers show of a competency. */
    attainment(
      competency: { levels: { indicators: { id: string; key?: boolean }[] }[] },
      answers: Answers,
    ): Attainment;
    /** Holds what is attained against what is required. */
    fit(
      requirements: Requirement[],
      attained: ReadonlyMap<string, { floor: number; ceiling: number }>,
    ): Fit;
  }
  let scoring: Scoring;
  let digest: (words: string) => string;

  // answers.js --------------------------------------------------------------------------------

  interface AnswersModule {
    FORMAT: string;
    /** The time now, or a millisecond after `after` where the clock lags behind it. */
    moment(after?: string): string;
    empty(rater: "self" | "reviewer"): AssessmentFile;
    /** Both files in one; of each record the later one, without what was cleared since. */
    merged(one: AssessmentFile, other: AssessmentFile): AssessmentFile;
    /** What was said, without when and where it was kept. */
    said(file: AssessmentFile): Said;
    /** The same, every record said at `at`. */
    restamped(file: AssessmentFile, at: string): AssessmentFile;
    /** The same, no record later than `at`, and none lost to an earlier deletion. */
    between(file: AssessmentFile, cleared: string, at: string): AssessmentFile;
    same(one: AssessmentFile, other: AssessmentFile): boolean;
    /** The record of a competency, made when it is the first. */
    about(competencies: Record<string, CompetencyAnswers>, id: string): CompetencyAnswers;
    /** The same value with sorted keys and objects without prototypes. */
    sorted<T>(value: T): T;
  }
  type Said = Pick<
    AssessmentFile,
    "position" | "competencies" | "optional" | "onboarding" | "review"
  >;
  let answers: AnswersModule;

  // validation.js, reading.js -----------------------------------------------------------------

  interface Problem {
    path: string;
    rule: string;
  }
  interface ReadFile {
    file: AssessmentFile | null;
    reason: string;
    problems: Problem[];
  }
  interface Reading {
    LARGEST: number;
    read(text: string): ReadFile;
  }
  let validate: (schema: object, value: unknown) => Problem[];
  let reading: Reading;

  // store.js ----------------------------------------------------------------------------------

  /** `unavailable`: nothing can be kept, and nothing was said yet. */
  type StoreState = "empty" | "saved" | "unavailable" | "blocked" | "full";
  interface Store extends EventTarget {
    readonly key: string;
    document: AssessmentFile;
    state: StoreState;
    damaged: string | null;
    before: AssessmentFile | null;
    readonly unsaved: boolean;
    change(edit: (file: AssessmentFile, at: string) => string | void): void;
    refresh(): void;
    mergeWith(file: AssessmentFile): void;
    replaceWith(file: AssessmentFile): void;
    clear(): void;
    undo(): void;
  }
  let Store: new (key: string, rater: "self" | "reviewer") => Store;

  // migration.js, results.js ------------------------------------------------------------------

  type Loaded = ReadonlyMap<string, CompetencyData>;
  interface Migration {
    /** Whether an answer was given to the words that stand now, in any language. */
    stands(indicator: IndicatorData, record: AnswerRecord): boolean;
    /** The answers that count. */
    counted(
      competency: CompetencyData,
      given: CompetencyAnswers | undefined,
    ): Map<string, Answer>;
    changes(
      library: { competencies: Record<string, CompetencyEntry> },
      loaded: Loaded,
      answered: Record<string, CompetencyAnswers>,
    ): AnswerChange[];
  }
  let migration: Migration;

  interface Results {
    attained(
      loaded: Loaded,
      competencies: Record<string, CompetencyAnswers>,
    ): Map<string, Attainment>;
    /** Indicators that a new release asks, or asks again. */
    pending(data: CompetencyData, given: CompetencyAnswers | undefined): Set<string>;
    rated(attainment: Attainment | undefined): boolean;
    answeredIds(competencies: Record<string, CompetencyAnswers>): string[];
  }
  let results: Results;

  // positions.js, loading.js ------------------------------------------------------------------

  interface Position {
    id: string;
    name: string;
    role: RoleData;
    grade: GradeData;
  }
  interface Positions {
    all(): Position[];
    find(id: string): Position | null;
    requirements(position: Position): Requirement[];
    optedIn(position: Position, file: AssessmentFile): Requirement[];
    asked(position: Position, file: AssessmentFile): Requirement[];
    next(position: Position): { position: Position; kind: string }[];
  }
  let positions: Positions;

  interface Loading {
    load(assets: string, ids: string[]): Promise<Map<string, CompetencyData>>;
    exists(id: string): boolean;
  }
  let loading: Loading;

  // download.js, csv.js -----------------------------------------------------------------------

  let download: (name: string, type: string, text: string) => void;
  let exportJson: (file: AssessmentFile) => void;
  let exportName: (file: AssessmentFile, ending: string) => string;
  interface Csv {
    cell(value: unknown): string;
    table(rows: unknown[][]): string;
    rows(file: AssessmentFile, loaded: Loaded): string[][];
  }
  let csv: Csv;
}
