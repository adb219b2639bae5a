// Acknowledgements of policies; the names of generator/policies/acknowledgement.py.

declare namespace Rolebook {
  interface DataScripts {
    acknowledgementSchema?: object;
    acknowledgeable?: { roles: { id: string; name: string }[]; policies: AcknowledgeablePolicy[] };
  }
  interface Receivers {
    acknowledgementSchema(data: object): void;
    acknowledgeable(data: NonNullable<DataScripts["acknowledgeable"]>): void;
  }

  interface AcknowledgeableVersion {
    version: string;
    title: string;
    change: "substantive" | "editorial";
    /** Of the canonical text, by language. */
    digests: Record<string, string>;
    /** Whom it binds; null for everyone. */
    roles: string[] | null;
  }
  interface AcknowledgeablePolicy {
    id: string;
    number: string;
    /** Oldest first, without drafts. */
    versions: AcknowledgeableVersion[];
    /** First day, the day on which it holds no longer, and the version in force meanwhile. */
    force: [string, string, string][];
  }

  interface AcknowledgementRecord {
    number: string;
    title: string;
    language: string;
    digest: string;
    release: string;
    at: string;
    name?: string | null;
  }
  interface AcknowledgementFile extends Kept {
    acknowledged: Record<string, Record<string, AcknowledgementRecord>>;
    role?: { role: string | null; at: string } | null;
  }

  interface Acknowledgements {
    FORMAT: string;
    word(key: string, values?: Record<string, unknown>): string;
    empty(): AcknowledgementFile;
    form: Form<AcknowledgementFile>;
    /** A file with one record only. */
    only(file: AcknowledgementFile, policy: string, version: string): AcknowledgementFile;
    download(file: AcknowledgementFile): void;
    store(): Store<AcknowledgementFile>;
  }
  let acknowledgements: Acknowledgements;

  type StandingState = "none" | "must" | "again" | "kept" | "valid";
  interface Standing {
    state: StandingState;
    /** The version in force. */
    now: AcknowledgeableVersion | null;
    /** The record that counts, or the last one that no longer does. */
    record: AcknowledgementRecord | null;
    version: string | null;
  }
  interface StandingModule {
    today(): string;
    /** The version in force on a day, or nothing. */
    inForce(policy: AcknowledgeablePolicy, day: string): string;
    of(
      policy: AcknowledgeablePolicy,
      records: Record<string, AcknowledgementRecord> | undefined,
      day: string,
    ): Standing;
  }
  let standing: StandingModule;

  let acknowledgementFiles: (store: Store<AcknowledgementFile>) => HTMLElement;
}
