// What each script of the assessment adds to the one name `Rolebook`.

declare namespace Rolebook {
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

  let data: {
    words?: WordsData;
    schema?: object;
    library?: LibraryData;
    competencies: Map<string, CompetencyData>;
  };
  let receive: {
    words(data: WordsData): void;
    schema(data: object): void;
    library(data: LibraryData): void;
    competency(data: CompetencyData): void;
  };
  let scoring: Scoring;
  let digest: (words: string) => string;
}
