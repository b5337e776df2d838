import { createHmac } from 'node:crypto';
import { ContractError } from '#shared/contract/errors.ts';
import { must } from '#shared/kernel/must.ts';
import type { Database, Statement } from './driver.ts';
import { DatabaseError, onFile, toDatabaseError } from './errors.ts';
import { allowWriting } from './keyedFile.ts';

/** Who writes, when and why: kept once per transaction, for every row it changes. */
export interface WriteContext {
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly user: string;
  /** The user's roles at the time, joined by `+`. */
  readonly role: string;
  readonly reason: string | null;
  readonly source: WriteSource;
  readonly batchId: string | null;
  readonly appVersion: string;
}

export type WriteSource = 'form' | 'import' | 'load' | 'synthetic' | 'migration' | 'restore' | 'system';

export type AuditRow = readonly [
  seq: number,
  tx: number,
  action: string,
  entity: string,
  entityId: string,
  patientId: string | null,
  old: string | null,
  new_: string | null,
];

export const AUDIT_ROW_COLUMNS = '"seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new"';

type Hmac = ReturnType<typeof createHmac>;

/** Each field by its length, so that no two lists of fields read alike; `null` is not the empty text. */
export function absorb(mac: Hmac, fields: readonly (string | number | null)[]): void {
  let framed = '';
  for (const field of fields) {
    const text = String(field);
    framed += field === null ? '-;' : `${Buffer.byteLength(text)}:${text};`;
  }
  // Once per row: a call into the hash costs more than the hashing.
  mac.update(framed);
}

export interface SealedContext extends WriteContext {
  readonly tx: number;
  readonly firstSeq: number;
}

/** Begins the MAC of a transaction: the former one, then who, when and why, then row by row. */
export function beginSeal(key: Buffer, previous: Buffer, context: SealedContext): Hmac {
  const mac = createHmac('sha256', key).update(previous);
  const { tx, firstSeq, at, user, role, reason, source, batchId, appVersion } = context;
  absorb(mac, [tx, firstSeq, at, user, role, reason, source, batchId, appVersion]);
  return mac;
}

interface ChainEnd {
  readonly tx: number;
  readonly seq: number;
  readonly mac: Buffer;
}

const ABSORB_BATCH = 5000;

/**
 * One transaction in which audited tables may be changed. Every change leaves rows in the audit trail by trigger;
 * `commit` closes them with one MAC chained to the one before. The chain's end is read from the table each time: a
 * copy in memory would drift when a transaction rolls back.
 */
export class AuditedTransaction {
  readonly tx: number;
  readonly #database: Database;
  readonly #context: SealedContext;
  readonly #mac: Hmac;
  readonly #rows: Statement<AuditRow>;
  #absorbed: number;

  constructor(database: Database, key: Buffer, context: WriteContext) {
    this.#database = database;
    const end = begin(database);
    this.tx = end.tx + 1;
    this.#context = { ...context, tx: this.tx, firstSeq: end.seq + 1 };
    this.#absorbed = end.seq;
    this.#mac = beginSeal(key, end.mac, this.#context);
    try {
      this.#rows = database
        .prepare<[number, number], AuditRow>(
          `SELECT ${AUDIT_ROW_COLUMNS} FROM "audit" WHERE "seq" > ? ORDER BY "seq" LIMIT ?`,
        )
        .raw();
      database.prepare('INSERT INTO "audit_ctx" ("id", "tx") VALUES (1, ?)').run(this.tx);
    } catch (error) {
      this.rollback();
      throw toDatabaseError(error) ?? error;
    }
  }

  /** Takes up to 5000 rows written so far into the MAC; false when there were none left. */
  absorbRows(): boolean {
    const rows = this.#rows.all(this.#absorbed, ABSORB_BATCH);
    for (const row of rows) absorb(this.#mac, row);
    this.#absorbed = rows.at(-1)?.[0] ?? this.#absorbed;
    return rows.length === ABSORB_BATCH;
  }

  /** Seals and commits; a transaction that changed nothing leaves no trace. */
  commit(): void {
    try {
      while (this.absorbRows());
      this.#database.exec('DELETE FROM "audit_ctx"');
      if (this.#absorbed >= this.#context.firstSeq) this.#seal();
      this.#database.exec('COMMIT');
      allowWriting(this.#database, false);
    } catch (error) {
      this.rollback();
      throw toDatabaseError(error) ?? error;
    }
  }

  /** Lets go of the connection for others to read; nothing can be written until `resume`. */
  pause(): void {
    allowWriting(this.#database, false);
  }

  resume(): void {
    allowWriting(this.#database, true);
  }

  rollback(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    allowWriting(this.#database, false);
  }

  #seal(): void {
    absorb(this.#mac, [this.#absorbed]);
    const { tx, firstSeq, at, user, role, reason, source, batchId, appVersion } = this.#context;
    this.#database
      .prepare(
        `INSERT INTO "audit_seal" ("tx", "first_seq", "last_seq", "at", "user_name", "role", "reason", "source", "batch_id",
         "app_version", "mac") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        tx,
        firstSeq,
        this.#absorbed,
        at,
        user,
        role,
        reason,
        source,
        batchId,
        appVersion,
        this.#mac.digest(),
      );
  }
}

function chainEnd(database: Database): ChainEnd {
  const last = database
    .prepare<[], ChainEnd>(
      'SELECT "tx", "last_seq" AS "seq", "mac" FROM "audit_seal" ORDER BY "tx" DESC LIMIT 1',
    )
    .get();
  return last ?? { tx: 0, seq: 0, mac: Buffer.alloc(0) };
}

/** Rows without a seal were not written by this program; another seal must not cover them. */
function begin(database: Database): ChainEnd {
  return onFile(() => {
    if (database.readonly) throw new DatabaseError('read-only');
    if (database.inTransaction) throw new Error('an audited transaction cannot start inside another');
    allowWriting(database, true);
    try {
      database.exec('BEGIN IMMEDIATE');
      const end = chainEnd(database);
      const last = database.prepare<[], number>('SELECT ifnull(max("seq"), 0) FROM "audit"').pluck().get();
      if (last === end.seq) return end;
      throw new ContractError(
        'forked',
        'The audit trail has entries without a seal. Nothing was changed. Run verify.',
      );
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      allowWriting(database, false);
      throw error;
    }
  });
}

/** Runs `change` in one audited transaction; an exception takes everything back. */
export function write<T>(database: Database, key: Buffer, context: WriteContext, change: () => T): T {
  const transaction = new AuditedTransaction(database, key, context);
  try {
    const result = change();
    transaction.commit();
    return result;
  } catch (error) {
    transaction.rollback();
    throw toDatabaseError(error) ?? error;
  }
}

/** The end of the audit chain, for the anchor. */
export function chainState(database: Database): {
  readonly tx: number;
  readonly seq: number;
  readonly head: string;
} {
  const { tx, seq, mac } = chainEnd(database);
  return { tx, seq, head: mac.toString('hex') };
}

/** The MAC that closes a transaction, `null` where there is none. */
export function headAt(database: Database, tx: number): string | null {
  const row = database
    .prepare<[number], { mac: Buffer }>('SELECT "mac" FROM "audit_seal" WHERE "tx" = ?')
    .get(tx);
  return row === undefined ? null : must(row.mac, 'a seal').toString('hex');
}
