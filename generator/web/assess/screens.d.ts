// What the screens and their parts look like to each other.

declare namespace Rolebook {
  let minutesName: (minutes: number) => string;

  // flow.js -----------------------------------------------------------------------------------

  interface Route {
    first: string;
    name: string;
    rest: string[];
  }
  interface Screen {
    title: string;
    node: HTMLElement;
    /** Takes in what another tab or an import changed, without building the screen anew. */
    update?: () => void;
    head?: HTMLElement[];
    notice?: HTMLElement | null;
  }
  interface FlowOptions {
    store: Store;
    competencies(file: AssessmentFile): Record<string, CompetencyAnswers>;
    start: string;
    resultWord: string;
    interest: boolean;
    screen(flow: Flow, route: Route): Promise<Screen> | Screen;
    files?: HTMLElement;
  }
  interface Flow {
    readonly store: Store;
    readonly root: string;
    readonly options: FlowOptions;
    readonly competencies: Record<string, CompetencyAnswers>;
    about(id: string): CompetencyAnswers;
    go(...parts: string[]): void;
    load(ids: string[]): Promise<Map<string, CompetencyData>>;
    show(moved: boolean): Promise<void>;
  }
  let Flow: new (host: HTMLElement, options: FlowOptions) => Flow;

  // step.js, indicator.js, outcome.js, evidence.js --------------------------------------------

  interface StepOptions {
    competency: CompetencyData;
    requirement?: Requirement;
    at: number;
    steps: number;
    /** Only these indicators, where a new release asks some anew. */
    only: Set<string> | null;
    next: () => void;
    back?: () => void;
  }
  let stepScreen: (flow: Flow, options: StepOptions) => Screen;
  let indicatorField: (
    indicator: IndicatorData,
    choose: (answer: Answer | null) => void,
  ) => { node: HTMLElement; show: (record: AnswerRecord | undefined) => void };
  let outcomeOf: (
    competency: CompetencyData,
    requirement: Requirement | undefined,
  ) => { node: HTMLElement; show: (given: CompetencyAnswers | undefined) => void };
  interface SharedText {
    /** Says when the texts of two tabs were put together. */
    notice: HTMLElement;
    /** Shows what the store holds now; the caret stays in the words it was in. */
    put(text: string): void;
    /** What to keep where the store holds `stored`: what was typed here, after what another tab typed. */
    over(stored: string): string;
  }
  let sharedText: (field: HTMLTextAreaElement) => SharedText;
  let evidenceFields: (
    flow: Flow,
    competency: CompetencyData,
  ) => { node: HTMLElement; show: (given: CompetencyAnswers | undefined) => void };

  // overview.js, changes.js, result.js and its parts ------------------------------------------

  let overviewScreen: (flow: Flow, position: Position) => Promise<Screen>;
  let optionalFields: (flow: Flow, position: Position) => HTMLElement | null;
  interface ReleaseChanges {
    found: AnswerChange[];
    /** Competencies that the position has come to require. */
    added: string[];
    moved: boolean;
    from: string;
    open: number;
    loaded: Loaded;
    asked: string[];
    required: RequirementChanges;
    /** Names of retired competencies that the grade asked for, by what takes their place. */
    predecessors: ReadonlyMap<string, string>;
  }
  /** Competencies whose required level moved, and those no longer required. */
  interface RequirementChanges {
    moved: { competency: string; before: number; now: number }[];
    dropped: string[];
  }
  let changesNotice: (flow: Flow, position: Position) => Promise<HTMLElement | null>;
  let changesScreen: (flow: Flow, position: Position) => Promise<Screen>;
  let resultScreen: (flow: Flow, position: Position) => Promise<Screen>;

  type Ranges = ReadonlyMap<string, { floor: number; ceiling: number }>;
  interface ChartRow {
    name: string;
    top: number;
    range: { floor: number; ceiling: number } | null;
    required: number | null;
    attained: string;
    target: string;
    answered: string;
  }
  /** `rated` holds only competencies that are rated: the target of others stays hidden. */
  let chartRows: (
    asked: Requirement[],
    rated: Ranges,
    answered: (id: string) => string,
  ) => ChartRow[];
  interface Charts {
    radar(rows: ChartRow[]): SVGElement | null;
    bars(rows: ChartRow[]): HTMLElement;
    table(rows: ChartRow[]): HTMLElement;
  }
  let charts: Charts;
  let table: (caption: string, heads: string[], rows: Child[][]) => HTMLElement;

  interface PositionFit {
    position: Position;
    fit: Fit;
    asked: number;
  }
  interface Fits {
    of(position: Position, attained: Ranges): PositionFit;
    sections(root: string, position: Position, attained: Ranges): HTMLElement[];
    tierMark(tier: Tier | null): HTMLElement;
    line(one: PositionFit): string;
  }
  let fits: Fits;
  let ranking: (found: PositionFit[]) => PositionFit[];
  let gapList: (
    gaps: Gap[],
    about: {
      loaded: Loaded;
      competencies: Record<string, CompetencyAnswers>;
      root: string;
      counted: (id: string) => Map<string, Answer>;
    },
  ) => HTMLElement[];
  let earlierSection: (
    asked: Requirement[],
    attained: Map<string, Attainment>,
    loaded: Loaded,
  ) => HTMLElement;

  // share.js ----------------------------------------------------------------------------------

  interface Shared {
    release: string;
    date: string;
    position: string;
    levels: Record<string, [number, number]>;
    /** Optional competencies that the person opted in to. */
    opted?: string[];
  }
  interface Share {
    encoded(shared: Shared): string;
    decoded(text: string): Shared | null;
  }
  let share: Share;
  let shareSection: (
    position: Position,
    asked: Requirement[],
    known: Map<string, Attainment>,
    root: string,
  ) => HTMLElement;

  // comparison.js, review-table.js, agreed.js, onboarding.js ----------------------------------

  interface ComparedLevel {
    competency: string;
    from: number | null;
    to: number | null;
  }
  type Comparison = Record<"new" | "unrated" | "more" | "less" | "same" | "dropped", ComparedLevel[]>;
  let comparison: (
    before: Record<string, number | null>,
    after: Record<string, number>,
  ) => Comparison;
  let reviewTable: (
    flow: Flow,
    position: Position,
    loaded: Loaded,
    agreed: (id: string) => Child,
  ) => HTMLElement | null;
  let agreedText: (flow: Flow, id: string) => Child;
  let agreedFields: (flow: Flow, id: string, top: number) => { node: Child; show: () => void };
  interface OnboardingRow {
    node: HTMLElement;
    step: string;
    who: string;
    minutes: number;
    box: HTMLInputElement;
    date: HTMLElement;
    stage: Element | null;
    /** Id of the policy that the step is to acknowledge. */
    acknowledge: string;
    about: HTMLElement;
    done: string | null;
  }
}
