import { analysisProcedures } from '#main/procedures/analysis.ts';
import { assessProcedures } from '#main/procedures/assess.ts';
import { auditProcedures } from '#main/procedures/audit.ts';
import { cohortProcedures } from '#main/procedures/cohorts.ts';
import { documentProcedures } from '#main/procedures/documents.ts';
import { draftProcedures } from '#main/procedures/drafts.ts';
import { exportProcedures } from '#main/procedures/exports.ts';
import type { Handlers } from '#main/procedures/handler.ts';
import { importProcedures } from '#main/procedures/imports.ts';
import { patientProcedures } from '#main/procedures/patients.ts';
import { recordProcedures } from '#main/procedures/records.ts';
import { scoreProcedures } from '#main/procedures/scores.ts';
import { statisticsProcedures } from '#main/procedures/statistics.ts';
import { studyProcedures } from '#main/procedures/study.ts';
import { studyConfigProcedures } from '#main/procedures/studyConfig.ts';
import { syntheticProcedures } from '#main/procedures/synthetic.ts';
import { vaultProcedures } from '#main/procedures/vault.ts';

/** The handler of every procedure. */
export const HANDLERS: Handlers = {
  ...vaultProcedures,
  ...studyProcedures,
  ...studyConfigProcedures,
  ...patientProcedures,
  ...recordProcedures,
  ...draftProcedures,
  ...auditProcedures,
  ...scoreProcedures,
  ...exportProcedures,
  ...analysisProcedures,
  ...cohortProcedures,
  ...statisticsProcedures,
  ...documentProcedures,
  ...assessProcedures,
  ...importProcedures,
  ...syntheticProcedures,
};
