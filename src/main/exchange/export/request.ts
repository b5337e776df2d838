import type { ExportProfile } from '#shared/contract/features/exchange.ts';
import type { RegisteredPatient } from '#shared/deidentification/deidentify.ts';
import type { FileSystem } from './fileSystem.ts';

export interface ExportOptions {
  readonly profile: ExportProfile;
  readonly formats: readonly string[];
  /** Name of the release: the scope of its pseudonyms and shifts. */
  readonly release: string;
  /** Smallest group that may share the quasi-identifiers; 1 switches the gate off. */
  readonly k: number;
  /** Shorten everybody's follow-up privately where the living share a last contact. Default: yes. */
  readonly privateCutoff?: boolean;
}

export interface ExportSource {
  /** The cohort; each call starts anew and gives the same patients. */
  readonly patients: () => Iterable<RegisteredPatient>;
  /** Everybody whose identifiers must not leave: the whole registry, also outside the cohort. */
  readonly everyone: () => Iterable<RegisteredPatient>;
  /** The project's de-identification key, 32 bytes. */
  readonly key: Uint8Array;
  /** Day of the export, `YYYY-MM-DD`: the only date in the release's documents. */
  readonly today: string;
}

/** Whoever waits for the work. */
export interface Turns {
  readonly progress?: (label: string, done: number, total: number | null) => void;
  /** Called often, to let other work in; what it throws ends the work, which then leaves nothing. */
  readonly pause?: () => Promise<void>;
}

export interface ExportRun extends ExportSource, Turns {
  readonly options: ExportOptions;
  /** The release folder to be made; must not exist. */
  readonly out: string;
  /** Further texts that must not be found in a release: user names, the registry's path. */
  readonly secrets?: readonly string[];
  /** Program and schema versions for the manifest. */
  readonly versions: Readonly<Record<string, string | number>>;
  /** Head of the audit chain, as an anchor outside the registry. */
  readonly auditHead?: string;
  /** Asked at the end: whether the patients are still those of the first pass. */
  readonly isUnchanged?: () => boolean;
  /**
   * Writes the export into the caller's log and calls `publish` within: the release gets its name only if the log
   * takes the entry, and the other way round.
   */
  readonly record?: (entry: ExportLogEntry, publish: () => Promise<void>) => Promise<void>;
  readonly files?: FileSystem;
}

/** What a log of exports keeps; holds no value of a patient. */
export interface ExportLogEntry {
  readonly release: string;
  readonly profile: ExportProfile;
  readonly formats: readonly string[];
  readonly k: number;
  readonly patients: number;
  readonly withdrawn: number;
  readonly manifestSha256: string;
}
