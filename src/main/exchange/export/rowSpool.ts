import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseTable, Row } from '#shared/deidentification/column.ts';
import type { ReleasedPatient } from '#shared/deidentification/deidentify.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { FileSystem } from './fileSystem.ts';

/** What the writers must know of a column before its first row. */
export interface ColumnFacts {
  /** Whether any row says something there. */
  used: boolean;
  /** UTF-8 bytes of the longest text. */
  width: number;
}

interface Bucket {
  readonly lines: string[];
  readonly file: string;
  onDisk: boolean;
}

interface SpooledTable {
  readonly table: ReleaseTable;
  readonly facts: readonly ColumnFacts[];
  readonly buckets: Map<string, Bucket>;
  rows: number;
}

const DEFAULT_LIMIT = 48 * 1024 * 1024;

/**
 * Released rows in the order of their pseudonyms, whatever order the patients came in. Rows are dealt out by the first
 * symbol of the pseudonym; only when they outgrow the memory limit do they go to files of the private work folder.
 */
export class RowSpool {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #limit: number;
  readonly #tables = new Map<string, SpooledTable>();
  #held = 0;

  constructor(fs: FileSystem, folder: string, tables: readonly ReleaseTable[], limit = DEFAULT_LIMIT) {
    this.#fs = fs;
    this.#folder = folder;
    this.#limit = limit;
    for (const table of tables) {
      const facts = table.columns.map(() => ({ used: false, width: 0 }));
      this.#tables.set(table.name, { table, facts, buckets: new Map(), rows: 0 });
    }
  }

  add(patient: ReleasedPatient): void {
    const symbol = patient.pseudonym.slice(2, 3);
    for (const [name, rows] of Object.entries(patient.rows)) {
      const table = this.#table(name);
      const bucket = table.buckets.get(symbol) ?? {
        lines: [],
        file: join(this.#folder, `${name}-${symbol}`),
        onDisk: false,
      };
      table.buckets.set(symbol, bucket);
      for (const row of rows) {
        const line = JSON.stringify(row);
        note(table.facts, row);
        bucket.lines.push(line);
        this.#held += line.length;
        table.rows += 1;
      }
    }
  }

  /** Moves what is held to the disk once it outgrew the limit; to be called now and then while adding. */
  async relieve(): Promise<void> {
    if (this.#held > this.#limit) await this.#flush();
  }

  facts(name: string): readonly ColumnFacts[] {
    return this.#table(name).facts;
  }

  count(name: string): number {
    return this.#table(name).rows;
  }

  /** Rows of a table by pseudonym; those of one patient in the order in which they were added. Repeatable. */
  async *rows(name: string): AsyncGenerator<Row> {
    const { buckets } = this.#table(name);
    for (const symbol of [...buckets.keys()].sort(byCodePoint)) {
      const bucket = buckets.get(symbol);
      if (bucket === undefined) continue;
      const stored = bucket.onDisk ? (await readFile(bucket.file, 'utf8')).split('\n').filter(Boolean) : [];
      const rows = [...stored, ...bucket.lines].map((line) => JSON.parse(line) as Row);
      yield* rows.sort((a, b) => byCodePoint(String(a[0]), String(b[0])));
    }
  }

  #table(name: string): SpooledTable {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error('rows of a table that is not released');
    return table;
  }

  async #flush(): Promise<void> {
    for (const { buckets } of this.#tables.values()) {
      for (const bucket of buckets.values()) {
        if (bucket.lines.length === 0) continue;
        const file = await this.#fs.append(bucket.file);
        try {
          await file.write(`${bucket.lines.join('\n')}\n`);
        } finally {
          await file.close();
        }
        bucket.lines.length = 0;
        bucket.onDisk = true;
      }
    }
    this.#held = 0;
  }
}

function note(facts: readonly ColumnFacts[], row: Row): void {
  for (const [index, cell] of row.entries()) {
    const fact = facts[index];
    if (fact === undefined || cell === null) continue;
    fact.used = true;
    if (typeof cell === 'string') fact.width = Math.max(fact.width, Buffer.byteLength(cell));
  }
}
