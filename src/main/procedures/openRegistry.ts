import type { Role } from '#shared/contract/roles.ts';
import type { DatabaseHandle } from '#main/database/connection.ts';
import type { Database } from '#main/database/driver.ts';
import { PatientReader } from '#main/repositories/patientReader.ts';
import { RecordStore } from '#main/repositories/recordStore.ts';
import { SettingStore } from '#main/repositories/settingStore.ts';
import type { StudyRow } from '#main/repositories/studyStore.ts';
import { SummaryStore } from '#main/repositories/summaryStore.ts';
import type { RegistryFiles } from '#main/vault/registryFiles.ts';

/** Why nothing can be written. */
export type ReadOnlyReason = 'older-than-anchor' | 'forked' | 'damaged' | 'file';

export interface OpenedBy {
  readonly files: RegistryFiles;
  readonly handle: DatabaseHandle;
  readonly dataKey: Buffer;
  readonly auditKey: Buffer;
  readonly salt: string;
  readonly study: StudyRow;
  readonly user: string;
  readonly roles: readonly Role[];
  readonly readOnly: ReadOnlyReason | null;
}

/** The registry while it is open: who opened it, and the ways to its rows. */
export interface OpenRegistry extends OpenedBy {
  readonly database: Database;
  readonly records: RecordStore;
  readonly patients: PatientReader;
  readonly summaries: SummaryStore;
  readonly settings: SettingStore;
  /** What was recorded once in this session and need not be again. */
  readonly noted: Set<string>;
}

export function openRegistry(opened: OpenedBy): OpenRegistry {
  const database = opened.handle.driver;
  return {
    ...opened,
    database,
    records: new RecordStore(database),
    patients: new PatientReader(database),
    summaries: new SummaryStore(database),
    settings: new SettingStore(database),
    noted: new Set(),
  };
}
