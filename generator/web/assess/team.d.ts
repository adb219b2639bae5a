// What the team view holds of the files it opened.

declare namespace Rolebook {
  interface TeamLevel {
    floor: number;
    ceiling: number;
    /** Agreed between the person and the lead. */
    agreed: boolean;
  }
  interface TeamMember {
    label: string;
    file: AssessmentFile;
    position: Position;
    levels: Map<string, TeamLevel>;
    fit: PositionFit;
  }
  interface TeamCell {
    member: TeamMember;
    required: number | null;
    level: TeamLevel | null;
    /** `free`: the person's grade does not ask for it. */
    state: "met" | "gap" | "unknown" | "free";
  }
  interface TeamRow {
    competency: string;
    cells: TeamCell[];
  }
  interface Team {
    /** Whether two files share more than half of their answers, to the moment they were given. */
    samePerson(one: AssessmentFile, other: AssessmentFile): boolean;
    saysMore(one: AssessmentFile, other: AssessmentFile): boolean;
    /** Null where this release does not have the position of the file. */
    member(label: string, file: AssessmentFile, loaded: Loaded): TeamMember | null;
    /** A row for every competency that somebody's grade asks for. */
    rows(members: TeamMember[]): TeamRow[];
    /** Whether all who are asked for it meet what is asked. */
    isStrength(row: TeamRow): boolean;
    /** For each gap, who already stands where the other has to get to. */
    help(row: TeamRow): { learner: TeamMember; helpers: TeamMember[] }[];
  }
  let team: Team;
}
