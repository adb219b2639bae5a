// Texts of policies as the browser compares them; the names of generator/policies/.

declare namespace Rolebook {
  interface DataScripts {
    policyTexts: Map<string, PolicyText>;
  }
  interface Receivers {
    policyText(data: PolicyText): void;
  }

  // policy-alignment.js -----------------------------------------------------------------------

  interface Block {
    old: number;
    new: number;
    size: number;
  }
  /** Where two parts begin and end: old from, old to, new from, new to. */
  type AlignedRange = [number, number, number, number];
  interface AlignedPiece {
    same: boolean;
    old: [number, number];
    new: [number, number];
  }
  interface Effort {
    /** Takes some steps; throws `TOO_MUCH` where there are not so many left. */
    spend(steps: number): void;
  }
  interface Alignment {
    TOO_MUCH: Error;
    effortOf(steps: number): Effort;
    matchingBlocks(old: string[], now: string[], effort: Effort, width?: number): Block[];
    /** Both sequences piece by piece. */
    changes(old: string[], now: string[], effort: Effort, width?: number): AlignedPiece[];
  }
  let alignment: Alignment;

  // policy-redline.js -------------------------------------------------------------------------

  /** A plain word, or text, style, target and URL. */
  type PolicyToken = string | [string, string, string, string];
  /** Kind and words. */
  type PolicyLine = [string, PolicyToken[]];
  interface PolicyClause {
    id: string;
    number: string;
    title: PolicyToken[];
    lines: PolicyLine[];
  }
  interface PolicyText {
    policy: string;
    version: string;
    preamble: PolicyLine[];
    clauses: PolicyClause[];
  }
  type Edit = "same" | "deleted" | "inserted";
  interface Run {
    edit: Edit;
    tokens: PolicyToken[];
  }
  interface TokenChange {
    same: boolean;
    before: PolicyToken[];
    after: PolicyToken[];
  }
  interface ComparedLine {
    kind: string;
    runs: Run[];
  }
  type Fate = "same" | "changed" | "moved" | "added" | "removed";
  interface ComparedClause {
    fate: Fate;
    old: PolicyClause | null;
    now: PolicyClause | null;
    title: Run[];
    lines: ComparedLine[];
  }
  let redline: (
    old: PolicyText,
    now: PolicyText,
  ) => { preamble: ComparedLine[]; clauses: ComparedClause[] };
}
