import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import { AuditedTransaction } from '#main/database/auditedWrite.ts';
import { AUDITED } from '#main/database/auditTriggers.ts';
import type { Database } from '#main/database/driver.ts';
import { quoteName } from '#main/database/fieldColumns.ts';
import { SCHEMA_SHA256 } from '#main/database/migrations.generated.ts';
import { schemaHash } from '#main/database/schemaHash.ts';
import { listAudit, recordEvent } from '#main/repositories/auditTrail.ts';
import { verifyChain, verifyLatest, verifyRecords } from '#main/repositories/auditVerify.ts';
import { RecordStore } from '#main/repositories/recordStore.ts';
import { newId } from '#main/repositories/uuid.ts';
import { AUDIT_KEY, CONTEXT, audited, finish, memoryDatabase } from '#test/support/memoryRegistry.ts';

let database: Database;
let store: RecordStore;
const patientId = newId();
const panelId = newId();
const NOBODY = { ...emptyRecord('patient') };
const PANEL = { ...emptyRecord('labPanel'), date: '2020-01-02', afp: { value: 1.5, unit: 'ng/mL' } };

beforeEach(async () => {
  database = await memoryDatabase();
  store = new RecordStore(database);
  audited(database, () => {
    store.insertPatient(patientId, 'P1', { ...NOBODY, familyName: 'Kim', sex: 'male' });
    store.insert('labPanel', patientId, panelId, null, PANEL);
  });
  audited(
    database,
    () => store.update('labPanel', patientId, panelId, 1, { ...PANEL, albumin: { missing: 'ND' } }),
    {
      reason: 'chart found',
    },
  );
});

const trail = () => listAudit(database, { patientId: null, since: null, after: 0, limit: 1000 });
const chain = () => finish(verifyChain(database, AUDIT_KEY));
/** What a call that goes round the write wrapper could do: writing is off without it. */
const raw = (sql: string): void => {
  database.pragma('query_only = OFF');
  database.exec(sql);
};
const dropTriggers = (): readonly string[] => {
  const rows = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT "name", "sql" FROM sqlite_schema WHERE "type" = 'trigger'`,
    )
    .all();
  for (const { name } of rows) raw(`DROP TRIGGER ${quoteName(name)}`);
  return rows.map(({ sql }) => sql);
};

describe('the audit trail', () => {
  it('tells old and new of changed fields only, with who and why', () => {
    expect(
      trail().map(({ seq, entity, action, old, new: now, reason, user }) => [
        seq,
        entity,
        action,
        old,
        now,
        reason,
        user,
      ]),
    ).toEqual([
      [1, 'patient', 'create', null, { studyId: 'P1', deleted: false, sex: 'male' }, null, 'owner'],
      [2, 'patientIdentity', 'create', null, { familyName: 'Kim' }, null, 'owner'],
      [
        3,
        'labPanel',
        'create',
        null,
        { date: '2020-01-02', deleted: false, afp: { value: 1.5, unit: 'ng/mL' } },
        null,
        'owner',
      ],
      [4, 'labPanel', 'update', { albumin: null }, { albumin: { missing: 'ND' } }, 'chart found', 'owner'],
    ]);
  });

  it('is as sealed, and the records are as it tells', () => {
    expect(chain()).toBeNull();
    expect(verifyLatest(database, AUDIT_KEY)).toBeNull();
    expect(finish(verifyRecords(database))).toBeNull();
    expect(schemaHash(database)).toBe(SCHEMA_SHA256);
  });

  it('keeps nothing of a transaction that failed, and the chain goes on after it', () => {
    const before = trail().length;
    expect(() =>
      audited(database, () => {
        store.setDeleted('labPanel', patientId, panelId, 2, true);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(trail()).toHaveLength(before);
    audited(database, () => store.setDeleted('labPanel', patientId, panelId, 2, true));
    expect(trail().at(-1)).toMatchObject({ seq: before + 1, action: 'remove', new: { deleted: true } });
    expect(chain()).toBeNull();
  });

  it('leaves no seal for a transaction that changed nothing', () => {
    audited(database, () => undefined);
    expect(database.prepare('SELECT count(*) FROM audit_seal').pluck().get()).toBe(2);
  });

  it('gives every double back as it was', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e7, noNaN: true }), (value) => {
        const id = newId();
        audited(database, () =>
          store.insert('labPanel', patientId, id, null, { ...PANEL, afp: { value, unit: 'ng/mL' } }),
        );
        expect(trail().at(-1)?.new).toMatchObject({ afp: { value, unit: 'ng/mL' } });
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe('raw SQL on the registry’s own connection', () => {
  it('cannot write at all outside an audited transaction', () => {
    expect(() => database.exec('DELETE FROM audit_ctx')).toThrow('readonly');
  });

  it.each(AUDITED.map(({ table }) => table))('cannot change %s without leaving a trace', (table) => {
    const name = quoteName(table);
    const columns = database.prepare<[], { name: string }>(`PRAGMA table_info(${name})`).all();
    const list = columns.map((column) => quoteName(column.name)).join(', ');
    const values = columns.map(() => 'NULL').join(', ');
    expect(() => raw(`INSERT INTO ${name} (${list}) VALUES (${values})`)).toThrow('no audit context');
    expect(() => raw(`INSERT OR REPLACE INTO ${name} (${list}) VALUES (${values})`)).toThrow(
      'no audit context',
    );
    const before = database.prepare(`SELECT count(*) FROM audit`).pluck().get();
    const [first] = columns;
    for (const sql of [
      `UPDATE ${name} SET ${quoteName(first?.name ?? '')} = ${quoteName(first?.name ?? '')}`,
      `DELETE FROM ${name}`,
    ]) {
      const held = Number(database.prepare(`SELECT count(*) FROM ${name}`).pluck().get());
      if (held > 0) expect(() => raw(sql)).toThrow();
    }
    expect(database.prepare(`SELECT count(*) FROM audit`).pluck().get()).toBe(before);
  });

  it('cannot delete, replace or move a row even with a context', () => {
    const refused = [
      `DELETE FROM lab_panel`,
      `INSERT OR REPLACE INTO lab_panel SELECT * FROM lab_panel`,
      `UPDATE lab_panel SET id = 'x', version = version + 1`,
      `UPDATE lab_panel SET afp = 2`,
      `UPDATE patient SET id = 'x', version = version + 1`,
    ];
    for (const sql of refused) expect(() => audited(database, () => database.exec(sql)), sql).toThrow();
    expect(chain()).toBeNull();
  });

  it('cannot touch the trail', () => {
    const refused = [
      `UPDATE audit SET user_name = 'x'`,
      `UPDATE audit SET new = '{}'`,
      `DELETE FROM audit`,
      `UPDATE audit_seal SET user_name = 'x'`,
      `DELETE FROM audit_seal`,
      `UPDATE migration SET sha256 = 'x'`,
      `DELETE FROM migration`,
      `INSERT OR REPLACE INTO audit SELECT seq, tx, action, entity, entity_id, patient_id, old, '{}' FROM audit WHERE seq = 4`,
      `INSERT INTO audit SELECT 99, tx, action, entity, entity_id, patient_id, old, new FROM audit WHERE seq = 4`,
      `INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal WHERE tx = 2`,
    ];
    for (const sql of refused) expect(() => raw(sql), sql).toThrow();
    for (const sql of refused) expect(() => audited(database, () => database.exec(sql)), sql).toThrow();
    expect(chain()).toBeNull();
  });

  it('shows as unsealed when someone brings a context along, and stops further writing', () => {
    raw(`INSERT INTO audit_ctx VALUES (1, 3)`);
    raw(`UPDATE lab_panel SET version = version + 1, afp = 2`);
    raw(`DELETE FROM audit_ctx`);
    expect(chain()).toEqual({ kind: 'unsealed', tx: 3, detail: 'entry 5 and those after it have no seal' });
    expect(() => audited(database, () => undefined)).toThrow('entries without a seal');
  });
});

describe('verify', () => {
  it.each([
    ['changed', 2, `UPDATE audit SET new = '{}' WHERE seq = 4`],
    ['changed', 1, `UPDATE audit SET old = '' WHERE seq = 1`],
    ['changed', 1, `UPDATE audit_seal SET user_name = 'someone' WHERE tx = 1`],
    ['changed', 2, `UPDATE audit_seal SET reason = NULL WHERE tx = 2`],
    ['changed', 1, `UPDATE audit_seal SET mac = zeroblob(32) WHERE tx = 1`],
    ['missing-entry', 1, `DELETE FROM audit WHERE seq = 2`],
    ['missing-entry', 2, `DELETE FROM audit WHERE seq = 4`],
    ['missing-seal', 1, `DELETE FROM audit_seal WHERE tx = 1`],
    ['unsealed', 2, `DELETE FROM audit_seal WHERE tx = 2`],
    [
      'unsealed',
      3,
      `INSERT INTO audit SELECT 5, 3, action, entity, entity_id, patient_id, old, new FROM audit WHERE seq = 4`,
    ],
  ])('finds %s in transaction %i after: %s', (kind, tx, sql) => {
    dropTriggers();
    database.pragma('ignore_check_constraints = ON');
    raw(sql);
    expect(chain()).toMatchObject({ kind, tx });
  });

  it('finds dropped triggers by the schema', () => {
    dropTriggers();
    expect(schemaHash(database)).not.toBe(SCHEMA_SHA256);
  });

  it.each([
    [`UPDATE lab_panel SET afp = 2, version = 3`, 2, 'labPanel'],
    [`UPDATE patient_identity SET family_name = 'Lee'`, 1, 'patientIdentity'],
    [`UPDATE lab_panel SET deleted = 1`, 2, 'labPanel'],
    [`DELETE FROM lab_panel`, 2, 'labPanel'],
    [`INSERT INTO patient (id, study_id, version, deleted) VALUES ('x', 'P2', 1, 0)`, 0, 'patient'],
  ])('finds a foreign change although the triggers were put back: %s', (sql, tx, entity) => {
    const triggers = dropTriggers();
    raw(sql);
    for (const trigger of triggers) raw(trigger);
    expect(schemaHash(database)).toBe(SCHEMA_SHA256);
    expect(chain()).toBeNull();
    const fault = finish(verifyRecords(database));
    expect(fault).toMatchObject({ kind: 'record-differs', tx });
    expect(fault?.detail).toContain(entity);
    expect(fault?.detail).not.toMatch(/Lee|Kim/);
  });

  it('takes no write that goes on meanwhile for a fault', () => {
    const steps = verifyChain(database, AUDIT_KEY);
    expect(steps.next().done).toBe(false);
    audited(database, () => store.setDeleted('labPanel', patientId, panelId, 2, true));
    expect(finish(steps)).toBeNull();

    const running = new AuditedTransaction(database, AUDIT_KEY, CONTEXT);
    store.insertPatient(newId(), 'P2', NOBODY);
    expect(chain()).toBeNull();
    expect(finish(verifyRecords(database))).toBeNull();
    running.rollback();
  });

  it('takes no patient who is added meanwhile for a fault', () => {
    const steps = verifyRecords(database);
    expect(steps.next().done).toBe(false);
    audited(database, () => store.insertPatient('00000000-0000-4000-8000-000000000000', 'P2', NOBODY));
    expect(finish(steps)).toBeNull();
  });

  it('does not accept the chain of another key', () => {
    expect(finish(verifyChain(database, Buffer.alloc(32)))).toMatchObject({ kind: 'changed', tx: 1 });
  });

  it('looks at the end of a long trail only, when asked for the latest', () => {
    audited(database, () => {
      for (let n = 0; n < 3000; n += 1) {
        recordEvent(database, { action: 'view', entityId: 'x', patientId: null, detail: n });
      }
    });
    audited(database, () => store.setDeleted('labPanel', patientId, panelId, 2, true));
    dropTriggers();
    raw(`UPDATE audit SET old = '{"a":1}' WHERE seq = 1`);
    expect(verifyLatest(database, AUDIT_KEY)).toBeNull();
    raw(`UPDATE audit SET new = '{"deleted":false}' WHERE seq = (SELECT max(seq) FROM audit)`);
    expect(verifyLatest(database, AUDIT_KEY)).toMatchObject({ kind: 'changed', tx: 4 });
  });

  it('tells apart fields that would read alike side by side', () => {
    dropTriggers();
    raw(`UPDATE audit SET action = action || 'X', entity = substr(entity, 1) WHERE seq = 1`);
    expect(chain()).toMatchObject({ kind: 'changed', tx: 1 });
    expect(CONTEXT.reason).toBeNull();
  });
});
