// Keeping, opening and importing files, as the screens see it.

declare namespace Rolebook {
  // status.js, files.js, importing.js ---------------------------------------------------------

  let statusOf: <F extends Kept>(store: Store<F>) => HTMLElement;
  let filePicker: (text: string, take: (file: File) => void) => HTMLElement;
  let filesPicker: (text: string, take: (files: File[]) => void) => HTMLElement;
  let filesBar: (store: Store, assets: string) => HTMLElement;
  let showImport: (panel: HTMLElement, store: Store, file: File, assets: string) => Promise<void>;
  let showUndo: (panel: HTMLElement, store: Store, text: string) => void;
  let readFile: (file: File) => Promise<ReadFile>;
  let refusal: (read: ReadFile) => HTMLElement;
  /** Why a file cannot be held against a role and grade of this release, and what to do. */
  let unplaced: (file: AssessmentFile) => HTMLElement;

  // differences.js, preview.js ----------------------------------------------------------------

  /** Something that two files say differently; "" where one says nothing. */
  interface Difference {
    kind: string;
    /** Id of the competency or the onboarding path. */
    of: string;
    /** Id of the indicator, or `stage/step`. */
    part: string;
    words: string;
    from: string;
    to: string;
    change: "added" | "changed" | "removed";
  }
  interface DifferencesModule {
    between(before: AssessmentFile, after: AssessmentFile): Difference[];
  }
  let differences: DifferencesModule;
  let previewOf: (store: Store, file: AssessmentFile, assets: string) => Promise<HTMLElement>;

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
