import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import Driver from 'better-sqlite3';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import { write, type WriteContext } from '#main/database/auditedWrite.ts';
import { migrate } from '#main/database/migrate.ts';
import { MIGRATIONS, SCHEMA_SHA256 } from '#main/database/migrations.generated.ts';
import { schemaHash } from '#main/database/schemaHash.ts';
import type { Database } from '#main/database/driver.ts';
import { verifyChain, verifyRecords } from '#main/repositories/auditVerify.ts';
import { listAudit } from '#main/repositories/auditTrail.ts';
import { RecordStore } from '#main/repositories/recordStore.ts';
import { newId } from '#main/repositories/uuid.ts';

const KEY = randomBytes(32);
const CONTEXT: WriteContext = {
  at: '2026-01-02T03:04:05.678Z',
  user: 'owner',
  role: 'investigator',
  reason: null,
  source: 'form',
  batchId: null,
  appVersion: '0.0.0',
};

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

let database: Database;
let store: RecordStore;
const patientId = newId();

beforeEach(async () => {
  database = new Driver(':memory:');
  database.pragma('recursive_triggers = ON');
  await migrate(database, {
    migrations: MIGRATIONS,
    appVersion: '0.0.0',
    now: CONTEXT.at,
    backUp: () => undefined,
  });
  store = new RecordStore(database);
  write(database, KEY, CONTEXT, () => {
    store.insertPatient(patientId, 'P1', { ...emptyRecord('patient'), familyName: 'Kim', sex: 'male' });
  });
});

describe('the audit trail', () => {
  it('tells old and new of changed fields only', () => {
    write(database, KEY, CONTEXT, () => {
      store.updatePatient(patientId, 1, {
        ...emptyRecord('patient'),
        familyName: 'Kim',
        sex: { missing: 'UNK' },
      });
    });
    const rows = listAudit(database, { patientId, since: null, after: 0, limit: 10 });
    expect(rows.map(({ entity, action, old, new: now }) => [entity, action, old, now])).toEqual([
      ['patient', 'create', null, { studyId: 'P1', deleted: false, sex: 'male' }],
      ['patientIdentity', 'create', null, { familyName: 'Kim' }],
      ['patient', 'update', { sex: 'male' }, { sex: { missing: 'UNK' } }],
    ]);
    expect(finish(verifyChain(database, KEY))).toBeNull();
    expect(finish(verifyRecords(database))).toBeNull();
  });

  it('has the schema of the release', () => {
    expect(schemaHash(database)).toBe(SCHEMA_SHA256);
  });
});
