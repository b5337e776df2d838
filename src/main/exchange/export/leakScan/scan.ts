import { join } from 'node:path';
import { ContractError } from '#shared/contract/errors.ts';
import type { ReleaseColumn, ReleaseTable } from '#shared/deidentification/column.ts';
import { PSEUDONYM_PATTERN } from '#shared/deidentification/pseudonym.ts';
import { isDay } from '#shared/kernel/day.ts';
import type { FoundCell } from '../formats/format.ts';
import type { IdentifierIndex, LeakKind } from './identifiers.ts';

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

export interface ScanResult {
  readonly files: number;
  readonly texts: number;
  /** Numbers under measurement columns that are also somebody's number. */
  readonly coincidences: number;
}

type Verdict = 'clean' | 'coincidence' | LeakKind;

/**
 * Reads what was written as somebody else would and looks for everybody's identifiers. A cell that is exactly a code
 * of its column, a number of a measurement or a pseudonym passes; any other text must hold none of them.
 */
export class LeakScan {
  readonly #index: IdentifierIndex;
  readonly #tables: ReadonlyMap<string, ReadonlyMap<string, ReleaseColumn>>;
  readonly #vocabulary: ReadonlySet<string>;
  readonly #seen = new Map<string, LeakKind | null>();
  #files = 0;
  #texts = 0;
  #coincidences = 0;

  constructor(index: IdentifierIndex, tables: readonly ReleaseTable[], vocabulary: ReadonlySet<string>) {
    this.#index = index;
    this.#vocabulary = vocabulary;
    this.#tables = new Map(
      tables.map((table) => [table.name, new Map(table.columns.map((column) => [column.name, column]))]),
    );
  }

  get result(): ScanResult {
    return { files: this.#files, texts: this.#texts, coincidences: this.#coincidences };
  }

  /** Throws `leak-found` with the place, never the value, at the first find. Cost: linear in the texts. */
  async scanFile(path: string, cells: AsyncIterable<FoundCell>): Promise<void> {
    this.#files += 1;
    for await (const cell of cells) {
      this.#texts += 1;
      const verdict = this.#judge(cell);
      if (verdict === 'coincidence') this.#coincidences += 1;
      if (verdict === 'identifier' || verdict === 'date') throw leak(path, cell, verdict);
    }
  }

  #judge({ table, column, row, text }: FoundCell): Verdict {
    if (text === '') return 'clean';
    const planned = row === 0 ? undefined : this.#tables.get(table)?.get(column);
    const plain = planned === undefined ? null : judgePlanned(planned, text);
    if (plain === 'number')
      return this.#index.isNumberOfSomebody(text.replace(/^-/, '')) ? 'coincidence' : 'clean';
    return plain ?? this.#search(text, planned === undefined ? this.#vocabulary : NOTHING) ?? 'clean';
  }

  #search(text: string, allowed: ReadonlySet<string>): LeakKind | null {
    if (text.length > 200) return this.#index.find(text, allowed);
    const key = (allowed === NOTHING ? 'd' : 'v') + text;
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const verdict = this.#index.find(text, allowed);
    if (this.#seen.size > 100_000) this.#seen.clear();
    this.#seen.set(key, verdict);
    return verdict;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Cells that are by form what their column promises; `null` for all that must be searched. */
function judgePlanned(column: ReleaseColumn, text: string): 'clean' | 'number' | null {
  const { codes } = column;
  switch (column.type) {
    case 'key':
      return PSEUDONYM_PATTERN.test(text) ? 'clean' : null;
    case 'boolean':
      return /^(?:0|1|true|false)$/i.test(text) ? 'clean' : null;
    case 'code':
      return codes !== null && Object.hasOwn(codes, text) ? 'clean' : null;
    case 'codes':
      return codes !== null && text.split(';').every((item) => Object.hasOwn(codes, item)) ? 'clean' : null;
    case 'integer':
    case 'number':
      return NUMBER.test(text) ? 'number' : null;
    case 'integers':
      return text.split(';').every((item) => /^\d{1,3}$/.test(item)) ? 'clean' : null;
    case 'date':
      return isDay(text) ? 'clean' : null;
    case 'text':
      return null;
  }
}

function leak(path: string, { table, column, row }: FoundCell, kind: LeakKind): ContractError {
  const what = kind === 'date' ? 'A real date' : 'An identifier';
  return new ContractError(
    'leak-found',
    `${what} was found in ${join(path)}, column ${column}. Nothing was kept. Correct the record and export again.`,
    { file: path, table, column, row, kind },
  );
}
