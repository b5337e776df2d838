import type { ProcedureName } from '#shared/contract/contract.ts';
import { auditProcedures } from '#main/procedures/audit.ts';
import { draftProcedures } from '#main/procedures/drafts.ts';
import type { HandlersOf } from '#main/procedures/handler.ts';
import { patientProcedures } from '#main/procedures/patients.ts';
import { recordProcedures } from '#main/procedures/records.ts';
import { scoreProcedures } from '#main/procedures/scores.ts';
import { studyProcedures } from '#main/procedures/study.ts';
import { vaultProcedures } from '#main/procedures/vault.ts';

/** The handler of every procedure. */
export const HANDLERS: HandlersOf<Exclude<ProcedureName, Missing>> = {
  ...vaultProcedures,
  ...studyProcedures,
  ...patientProcedures,
  ...recordProcedures,
  ...draftProcedures,
  ...auditProcedures,
  ...scoreProcedures,
};

type Missing =
  | 'analysis.survival'
  | 'assess.patient'
  | 'assess.write'
  | 'assess.document'
  | 'import.run'
  | 'export.preview'
  | 'export.run'
  | 'export.runTo'
  | 'documents.page'
  | 'documents.write'
  | 'documents.load'
  | 'synthetic.load';
