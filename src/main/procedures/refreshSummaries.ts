import type { JobContext, Pause } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { refreshSummary } from './patientAccess.ts';

/** The patient list shows scores: makes it anew under changed rules. Answers with the number of patients. */
export async function refreshSummaries(
  registry: OpenRegistry,
  context: JobContext,
  pause: Pause,
): Promise<number> {
  const total = registry.records.count()['patient'] ?? null;
  let done = 0;
  for (const batch of registry.patients.batches({ consenting: false })) {
    for (const { uuid } of batch) {
      refreshSummary(registry, uuid);
      await pause();
    }
    done += batch.length;
    context.progress('patients', done, total);
  }
  return done;
}
