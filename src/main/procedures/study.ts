import { statSync } from 'node:fs';
import { MIGRATIONS } from '#main/database/migrations.generated.ts';
import { backUpRegistry } from './backUpRegistry.ts';
import type { HandlersOf } from './handler.ts';
import { ruleVersions } from './ruleVersions.ts';
import { verifyRegistry } from './verifyRegistry.ts';

export const studyProcedures: HandlersOf<'study.info' | 'study.verify' | 'study.backup'> = {
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
  'study.backup': async ({ open, now, note, progress, pause }, { to }) => {
    const registry = open();
    progress('Copying and checking', 0, null);
    await pause();
    const { file, rows } = backUpRegistry(registry, to, now);
    note({ action: 'backup', entityId: registry.study.uuid, patientId: null, detail: { rows } });
    return { file, verified: true as const, rows };
  },
};
