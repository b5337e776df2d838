import { runCase } from './runCase.ts';
import type { Factors, SpecCase, SpecCaseResult, Table } from './types.ts';

/** A data set of a spec and its cases; `file` is relative to the folder of the data, `null` for data by recipe. */
export type SpecDataset = {
  readonly name: string;
  readonly file?: string | null;
  readonly factors?: Factors | null;
  readonly cases: readonly SpecCase[];
};

/** The answers to one data set, in the form of the reference files. `n_rows` and `md5` are `null` without a file. */
export type SpecDatasetResult = {
  readonly schema: 1;
  readonly dataset: string;
  readonly file: string | null;
  readonly md5: string | null;
  readonly n_rows: number | null;
  readonly factors: Factors | null;
  readonly cases: readonly SpecCaseResult[];
};

/** Runs every case of a data set on its table (an empty one for data by recipe). */
export function runDataset(dataset: SpecDataset, table: Table, md5: string | null = null): SpecDatasetResult {
  const file = dataset.file ?? null;
  const [column] = Object.values(table);
  return {
    schema: 1,
    dataset: dataset.name,
    file,
    md5,
    n_rows: file === null ? null : (column?.length ?? 0),
    factors: dataset.factors ?? null,
    cases: dataset.cases.map((specCase) => runCase(specCase, table, dataset.factors ?? {})),
  };
}
