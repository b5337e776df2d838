import { statSync } from 'node:fs';
import { MIGRATIONS } from '#main/database/migrations.generated.ts';
import type { HandlersOf } from './handler.ts';
import { ruleVersions } from './ruleVersions.ts';
import { verifyRegistry } from './verifyRegistry.ts';

export const studyProcedures: HandlersOf<'study.info' | 'study.verify'> = {
  'study.info': ({ registry }) => ({
    registry: registry.files.database,
    study: registry.study.studyName,
    uuid: registry.study.uuid,
    entities: registry.records.count(),
    schemaVersion: MIGRATIONS.length,
    ruleVersions: ruleVersions(),
    sizeBytes: statSync(registry.files.database).size,
    kdfTest: registry.study.kdfTest,
  }),
  'study.verify': async ({ open, ...job }) => verifyRegistry(open(), job),
};
