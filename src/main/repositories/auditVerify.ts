import { must } from '#shared/kernel/must.ts';
import {
  AUDIT_ROW_COLUMNS,
  absorb,
  beginSeal,
  type AuditRow,
  type SealedContext,
} from '#main/database/auditedWrite.ts';
import { AUDITED, rowJson, type Audited } from '#main/database/auditTriggers.ts';
import type { Database } from '#main/database/driver.ts';
import { quoteName } from '#main/database/fieldColumns.ts';

/** The first thing that is wrong with the trail, or what it was compared with. */
export interface TrailFault {
  readonly kind: 'missing-seal' | 'missing-entry' | 'changed' | 'unsealed' | 'record-differs';
  /** The transaction in which it shows. */
  readonly tx: number;
  readonly detail: string;
}

interface Seal extends SealedContext {
  readonly lastSeq: number;
  readonly mac: Buffer;
}

interface ChainStart {
  readonly tx: number;
  readonly seq: number;
  readonly mac: Buffer;
}

const LATEST_ROWS = 2000;
const SEAL_BATCH = 500;
const ROW_BATCH = 5000;
const PATIENT_BATCH = 100;

/**
 * Recomputes the chain of seals over the whole trail. Yields the number of entries read so far, so that the caller
 * can do other work between batches; answers with the first fault. Cost: linear in the trail.
 */
export function* verifyChain(
  database: Database,
  key: Buffer,
  start: ChainStart = { tx: 0, seq: 0, mac: Buffer.alloc(0) },
): Generator<number, TrailFault | null> {
  const seals = database.prepare<[number, number], Seal>(
    `SELECT "tx", "first_seq" AS "firstSeq", "last_seq" AS "lastSeq", "at", "user_name" AS "user", "role", "reason",
       "source", "batch_id" AS "batchId", "app_version" AS "appVersion", "mac"
     FROM "audit_seal" WHERE "tx" > ? ORDER BY "tx" LIMIT ?`,
  );
  const rows = database
    .prepare<[number, number, number], AuditRow>(
      `SELECT ${AUDIT_ROW_COLUMNS} FROM "audit" WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq" LIMIT ?`,
    )
    .raw();
  let { tx, seq, mac: previous } = start;
  for (;;) {
    const batch = seals.all(tx, SEAL_BATCH);
    for (const seal of batch) {
      if (seal.tx !== tx + 1 || seal.firstSeq !== seq + 1) {
        return { kind: 'missing-seal', tx: tx + 1, detail: `the seal of transaction ${tx + 1} is not there` };
      }
      const mac = beginSeal(key, previous, seal);
      while (seq < seal.lastSeq) {
        const found = rows.all(seq, seal.lastSeq, ROW_BATCH);
        for (const row of found) {
          if (row[0] !== seq + 1 || row[1] !== seal.tx) return missingEntry(seal.tx, seq + 1);
          absorb(mac, row);
          seq += 1;
        }
        if (found.length === 0) return missingEntry(seal.tx, seq + 1);
        yield seq;
      }
      absorb(mac, [seal.lastSeq]);
      if (!mac.digest().equals(seal.mac)) {
        return {
          kind: 'changed',
          tx: seal.tx,
          detail: `an entry of transaction ${seal.tx} or its seal was changed`,
        };
      }
      tx = seal.tx;
      previous = seal.mac;
    }
    // Others may have written since the batch was read; after an empty one nobody has.
    if (batch.length === 0) break;
  }
  const unsealed = rows.all(seq, Number.MAX_SAFE_INTEGER, 1)[0];
  // What a running write has added is sealed, or undone, when it ends.
  if (unsealed === undefined || database.inTransaction) return null;
  return { kind: 'unsealed', tx: tx + 1, detail: `entry ${unsealed[0]} and those after it have no seal` };
}

/** The chain over the last transactions only, at most 2000 entries: for every unlock. */
export function verifyLatest(database: Database, key: Buffer): TrailFault | null {
  const start = database
    .prepare<[number], ChainStart>(
      `SELECT "tx", "last_seq" AS "seq", "mac" FROM "audit_seal"
       WHERE "last_seq" >= (SELECT max("seq") FROM "audit") - ? ORDER BY "tx" LIMIT 1`,
    )
    .get(LATEST_ROWS);
  const steps = verifyChain(database, key, start);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const missingEntry = (tx: number, seq: number): TrailFault => ({
  kind: 'missing-entry',
  tx,
  detail: `entry ${seq} of transaction ${tx} is not there`,
});

type Fields = Record<string, unknown>;
interface Told {
  /** JSON of the fields that each entry set, in order. */
  readonly texts: string[];
  tx: number;
}
type TrailLine = readonly [
  patient: string | null,
  entity: string,
  id: string,
  new_: string | null,
  tx: number,
];

/** What the trail tells of every row. */
function replay(lines: readonly TrailLine[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const [, entity, id, text, tx] of lines) {
    if (text === null || entity === 'event') continue;
    const key = `${entity} ${id}`;
    const row = told.get(key) ?? { texts: [], tx };
    row.texts.push(text);
    row.tx = tx;
    told.set(key, row);
  }
  return told;
}

/** The last state of a row. */
function lastFields(texts: readonly string[]): Fields {
  const fields: Fields = {};
  for (const text of texts) {
    for (const [field, value] of Object.entries(JSON.parse(text) as Fields)) {
      if (value === null) delete fields[field];
      else fields[field] = value;
    }
  }
  return fields;
}

const canonical = (fields: Fields): string =>
  JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A row that was only created has the text of its entry: parsing all of those would be most of the work. */
function isAsTold({ texts }: Told, json: string): boolean {
  if (texts.length === 1 && texts[0] === json) return true;
  return canonical(lastFields(texts)) === canonical(JSON.parse(json) as Fields);
}

function compare(
  told: Map<string, Told>,
  found: readonly (readonly [key: string, json: string])[],
): TrailFault | null {
  for (const [key, json] of found) {
    const row = told.get(key);
    const [entity = ''] = key.split(' ');
    if (row === undefined) {
      return { kind: 'record-differs', tx: 0, detail: `a row of ${entity} is not in the trail` };
    }
    if (!isAsTold(row, json)) {
      return {
        kind: 'record-differs',
        tx: row.tx,
        detail: `a row of ${entity} is not as transaction ${row.tx} left it`,
      };
    }
    told.delete(key);
  }
  for (const [key, { tx }] of told) {
    return { kind: 'record-differs', tx, detail: `a row of ${key.split(' ')[0] ?? ''} is gone` };
  }
  return null;
}

function rowsOf(
  database: Database,
  audited: Audited,
  among: string | null,
): readonly (readonly [string, string])[] {
  const where = among === null ? '' : `WHERE ${audited.patientId('t')} IN (SELECT value FROM json_each(?))`;
  return database
    .prepare<unknown[], [string, string]>(
      `SELECT '${audited.name} ' || ${audited.entityId('t')}, ${rowJson(audited, 't')} FROM ${quoteName(audited.table)} t ${where}`,
    )
    .raw()
    .all(...(among === null ? [] : [among]));
}

/**
 * Compares every row with what the trail says was last written to it: a change made with another tool shows even
 * when the triggers were put back. Yields the number of patients done; answers with the first difference.
 */
export function* verifyRecords(database: Database): Generator<number, TrailFault | null> {
  const clinical = AUDITED.filter((audited) => audited.patientId('t') !== 'NULL');
  const system = AUDITED.filter((audited) => audited.patientId('t') === 'NULL');
  const lines = (where: string, value: readonly string[]): TrailLine[] =>
    database
      .prepare<unknown[], TrailLine>(
        `SELECT "patient_id", "entity", "entity_id", "new", "tx" FROM "audit" WHERE ${where} ORDER BY "seq"`,
      )
      .raw()
      .all(...value);
  const own = compare(
    replay(lines('"patient_id" IS NULL', [])),
    system.flatMap((table) => rowsOf(database, table, null)),
  );
  if (own !== null) return own;
  const ids = database
    .prepare<[string, number], string>(
      `SELECT DISTINCT "patient_id" FROM "audit" WHERE "patient_id" > ? ORDER BY "patient_id" LIMIT ?`,
    )
    .pluck();
  let done = 0;
  for (let last = ''; ;) {
    const batch = ids.all(last, PATIENT_BATCH);
    if (batch.length === 0) break;
    const among = JSON.stringify(batch);
    const told = replay(lines('"patient_id" IN (SELECT value FROM json_each(?))', [among]));
    const fault = compare(
      told,
      clinical.flatMap((table) => rowsOf(database, table, among)),
    );
    if (fault !== null) return fault;
    done += batch.length;
    last = must(batch.at(-1), 'a patient');
    yield done;
  }
  const untold = database
    .prepare('SELECT 1 FROM "patient" p WHERE NOT EXISTS (SELECT 1 FROM "audit" WHERE "patient_id" = p."id")')
    .get();
  if (untold === undefined) return null;
  return { kind: 'record-differs', tx: 0, detail: 'a row of patient is not in the trail' };
}
