import type { Verification } from '#shared/contract/features/study.ts';
import { chainState, headAt } from '#main/database/auditedWrite.ts';
import type { Database } from '#main/database/driver.ts';
import { checkFile } from '#main/database/integrity.ts';
import { pendingMigrations } from '#main/database/migrate.ts';
import { MIGRATIONS, SCHEMA_SHA256 } from '#main/database/migrations.generated.ts';
import { schemaHash } from '#main/database/schemaHash.ts';
import { verifyChain, verifyRecords, type TrailFault } from '#main/repositories/auditVerify.ts';
import { compareAnchors, type AnchorReport, type ChainState } from '#main/vault/anchor.ts';
import type { JobContext } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';

type Check = Verification['checks'][number];

/** The end of the audit chain with what tells this registry from others. */
export function registryChain({ database, study }: Pick<OpenRegistry, 'database' | 'study'>): ChainState {
  return {
    db: study.uuid,
    gen: study.generation,
    ...chainState(database),
    headAt: (tx) => headAt(database, tx),
  };
}

const ANCHOR_TEXTS: Readonly<Record<AnchorReport['state'], string>> = {
  missing: 'no anchor was found; one is written at the next change',
  equal: 'the registry is where the anchor saw it',
  extends: 'the registry went on from where the anchor saw it',
  'older-than-anchor': 'the registry is older than when it was last seen',
  forked: 'the registry has another history than when it was last seen',
};

function checkAnchor(registry: OpenRegistry): Check {
  const { state } = compareAnchors(registry.files, registryChain(registry), registry.dataKey);
  return {
    name: 'anchor',
    ok: state !== 'older-than-anchor' && state !== 'forked',
    detail: ANCHOR_TEXTS[state],
  };
}

function checkMigrations(database: Database): Check {
  const name = 'migrations';
  try {
    const pending = pendingMigrations(database, MIGRATIONS);
    return {
      name,
      ok: pending.length === 0,
      detail: `${MIGRATIONS.length - pending.length} of ${MIGRATIONS.length} applied`,
    };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'unreadable' };
  }
}

function checkSchema(database: Database): Check {
  const ok = schemaHash(database) === SCHEMA_SHA256;
  return {
    name: 'schema',
    ok,
    detail: ok ? 'tables and triggers are those of the release' : 'tables or triggers were changed',
  };
}

async function finish(
  steps: Generator<number, TrailFault | null>,
  label: string,
  { progress, pause }: Pick<JobContext, 'progress' | 'pause'>,
): Promise<TrailFault | null> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress(label, step.value, null);
    await pause();
  }
}

/** Every check of `verify`, in the order of the command line. Reads the whole file. */
export async function verifyRegistry(
  registry: OpenRegistry,
  job: Pick<JobContext, 'progress' | 'pause'>,
): Promise<Verification> {
  const { database } = registry;
  const file = checkFile(registry.handle, registry.salt);
  const fault =
    (await finish(verifyChain(database, registry.auditKey), 'audit trail', job)) ??
    (await finish(verifyRecords(database), 'records', job));
  const trail: Check = {
    name: 'audit-chain',
    ok: fault === null,
    detail:
      fault === null
        ? `${chainState(database).tx} transactions are as they were sealed`
        : `${fault.kind}: ${fault.detail}`,
  };
  const checks = [...file, trail, checkAnchor(registry), checkMigrations(database), checkSchema(database)];
  return { ok: checks.every(({ ok }) => ok), checks };
}
