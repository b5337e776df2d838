import { ContractError } from '#shared/contract/errors.ts';
import { csv } from './csv.ts';
import { dta } from './dta.ts';
import type { ReleaseFormat } from './format.ts';
import { json } from './json.ts';
import { odm } from './odm.ts';
import { parquet } from './parquet.ts';
import { r } from './r.ts';
import { sav } from './sav.ts';
import { xlsx } from './xlsx.ts';

/** The formats a release can be written in, by the name the caller uses. */
export const FORMATS: readonly ReleaseFormat[] = [csv, xlsx, sav, dta, parquet, odm, r, json];

/** The formats of some names, each once. The R script reads CSV files, which then come along. */
export function requireFormats(names: readonly string[]): readonly ReleaseFormat[] {
  const wanted = names.includes(r.name) ? [csv.name, ...names] : names;
  return [...new Set(wanted)].map((name) => {
    const format = FORMATS.find((item) => item.name === name);
    if (format !== undefined) return format;
    const known = FORMATS.map((item) => item.name).join(', ');
    throw new ContractError(
      'invalid-input',
      `A format is not known. Formats: ${known}. Nothing was written.`,
      {
        field: 'formats',
      },
    );
  });
}

/** The format that wrote a file under `data`, by its ending. */
export function formatOfFile(path: string): ReleaseFormat | null {
  if (!path.startsWith('data/')) return null;
  return FORMATS.find((item) => path.endsWith(`.${item.extension}`)) ?? null;
}
