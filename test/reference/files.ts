import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { tableFromCells } from '#shared/statistics/spec/columns.ts';
import type { Factors, SpecArguments, Table } from '#shared/statistics/spec/types.ts';

export type ReferenceCase = {
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly args: SpecArguments | null;
  readonly warnings: readonly string[];
  readonly error: string | null;
  readonly result: unknown;
};
export type ReferenceFile = {
  readonly dataset: string;
  readonly file: string | null;
  readonly factors: Factors | null;
  readonly cases: readonly ReferenceCase[];
};

const ROOT = import.meta.dirname;

/** Every file of R's answers, in name order. */
export function referenceFiles(): readonly ReferenceFile[] {
  const folder = join(ROOT, 'results');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ReferenceFile);
}

/** The table of a data set; without a file (data by recipe) it is empty. */
export function referenceTable(file: string | null): Table {
  if (file === null) return {};
  const cells: string[][] = parse(readFileSync(join(ROOT, 'data', file), 'utf8'));
  return tableFromCells(cells);
}
