import { syntheticPatient } from '#shared/synthetic/course.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { insertImportBatch } from '#main/repositories/studyStore.ts';
import { newId, PatientIds } from '#main/repositories/uuid.ts';
import type { HandlersOf } from './handler.ts';
import { insertPatient } from './storePatient.ts';

export const syntheticProcedures: HandlersOf<'synthetic.load'> = {
  'synthetic.load': async (context, { patients, seed }) => {
    const registry = context.open();
    if (registry.records.count()['patient'] !== 0) {
      throw new ContractError(
        'already-exists',
        'Synthetic patients go into an empty registry only. Nothing was written.',
      );
    }
    const batchId = newId();
    const ids = new PatientIds();
    await context.write({ source: 'synthetic', batchId, reason: null }, async (pause) => {
      insertImportBatch(registry.database, {
        id: batchId,
        kind: 'synthetic',
        source: `seed ${seed}`,
        sha256: null,
        counts: { patients },
        at: context.now,
      });
      for (let index = 0; index < patients; index += 1) {
        insertPatient(registry, syntheticPatient(seed, index), ids.next());
        if (index % 50 === 0) {
          context.progress('Loading', index, patients);
          await pause();
        }
      }
    });
    return { patients };
  },
};
