// What each script of the assessment adds to the one name `Rolebook`.

declare namespace Rolebook {
  interface DataScripts {
    words?: WordsData;
    schema?: object;
    library?: LibraryData;
    onboarding?: OnboardingData;
    competencies: Map<string, CompetencyData>;
  }
  interface Receivers {
    words(data: WordsData): void;
    schema(data: object): void;
    library(data: LibraryData): void;
    onboarding(data: OnboardingData): void;
    competency(data: CompetencyData): void;
  }
  let data: DataScripts;
  let receive: Receivers;

  // words.js ----------------------------------------------------------------------------------

  let word: (key: string, values?: Record<string, unknown>) => string;
  /** What is known of the release on every page. */
  let published: () => WordsData;
  let edition: () => WordsData & LibraryData;
  let languageName: (code: string) => string;
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

  // records.js --------------------------------------------------------------------------------

  /** A file that a browser keeps; what was said in it carries its time in `at`. */
  interface Kept {
    format: string;
    release: string;
    language: string;
    saved: string;
    cleared?: string | null;
  }
  interface RecordRules<F extends Kept> {
    said(file: F): object;
    /** Both files in one; of each record the later one, without what was cleared since. */
    merged(one: F, other: F): F;
    /** The same, every record said at `at`. */
    restamped(file: F, at: string): F;
    /** The same, no record later than `at`, and none lost to an earlier deletion. */
    between(file: F, cleared: string, at: string): F;
    same(one: F, other: F): boolean;
  }
  interface Records {
    /** The time now, or a millisecond after `after` where the clock lags behind it. */
    moment(after?: string): string;
    /** The same value with sorted keys and objects without prototypes. */
    sorted<T>(value: T): T;
    /** The rules of one kind of file; `said` leaves out when and where it was kept. */
    of<F extends Kept, S extends object>(said: (file: F) => S): Omit<RecordRules<any>, "said"> & { said: (file: F) => S };
  }
  let records: Records;

  /** What a store needs to know of a kind of file. */
  interface Form<F extends Kept> extends RecordRules<F> {
    FORMAT: string;
    schema(): object;
    empty(): F;
    /** What the store writes into every file. */
    head: Partial<F>;
    /** What is taken out before another file is put in its place. */
    blank: object;
    holdsSomething(file: F): boolean;
    word(key: string, values?: Record<string, unknown>): string;
    download(file: F): void;
  }

  // answers.js --------------------------------------------------------------------------------

  interface AnswersModule extends RecordRules<AssessmentFile> {
    FORMAT: string;
    moment: Records["moment"];
    sorted: Records["sorted"];
    empty(rater: "self" | "reviewer"): AssessmentFile;
    /** What was said, without when and where it was kept. */
    said(file: AssessmentFile): Said;
    /** The record of a competency, made when it is the first. */
    about(competencies: Record<string, CompetencyAnswers>, id: string): CompetencyAnswers;
    form(rater: "self" | "reviewer"): Form<AssessmentFile>;
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
  interface ReadFile<F extends Kept = AssessmentFile> {
    file: F | null;
    reason: string;
    problems: Problem[];
  }
  interface Reading {
    LARGEST: number;
    read<F extends Kept>(text: string, form: Form<F>): ReadFile<F>;
  }
  let validate: (schema: object, value: unknown) => Problem[];
  let reading: Reading;

  // store.js ----------------------------------------------------------------------------------

  /** `unavailable`: nothing can be kept, and nothing was said yet. */
  type StoreState = "empty" | "saved" | "unavailable" | "blocked" | "full";
  interface Store<F extends Kept = AssessmentFile> extends EventTarget {
    readonly key: string;
    readonly form: Form<F>;
    document: F;
    state: StoreState;
    damaged: string | null;
    before: F | null;
    readonly unsaved: boolean;
    change(edit: (file: F, at: string) => string | void): void;
    refresh(): void;
    /** What `mergeWith` would make of the document. */
    mergedWith(file: F): F;
    mergeWith(file: F): void;
    replaceWith(file: F): void;
    clear(): void;
    undo(): void;
  }
  let Store: new <F extends Kept>(key: string, form: Form<F>) => Store<F>;

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
    /** Where a range stands to a required level; `free`: none is required (0). */
    standing(range: { floor: number; ceiling: number }, required: number): "met" | "missed" | "open" | "free";
    /** The level is settled, or enough of it to meet or miss the required one, or nothing is left to answer. */
    rated(attainment: Attainment | undefined, required: number): boolean;
    /** What changed between two results. */
    trend(then: Attainment, now: Attainment): "up" | "down" | "same" | "unknown";
    /** What is rated, measured by what each competency requires. */
    known(
      requirements: Requirement[],
      attained: Map<string, Attainment>,
    ): Map<string, Attainment>;
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
    /** Competencies as the pages list them; those that this release lacks come last. */
    inReadingOrder(ids: Iterable<string>): string[];
    requirements(position: Position): Requirement[];
    /** What is required, and what the person opted in to. */
    asked(position: Position, file: Pick<AssessmentFile, "optional">): Requirement[];
    /** What the answers file keeps of the choice: what it asks in this release. */
    chosen(position: Position, at: string): ChosenPosition;
    next(position: Position): { position: Position; kind: string }[];
  }
  let positions: Positions;

  interface Loading {
    load(assets: string, ids: string[]): Promise<Map<string, CompetencyData>>;
    onboarding(assets: string): Promise<OnboardingData>;
    exists(id: string): boolean;
  }
  let loading: Loading;
}
