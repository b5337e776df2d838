import { ContractError } from '#shared/contract/errors.ts';
import { csv } from './csv.ts';
import { dta } from './dta.ts';
import { json } from './json.ts';
import { sav } from './sav.ts';
import type { ReleaseFormat } from './format.ts';

/** The formats a release can be written in, by the name the caller uses. */
export const FORMATS: readonly ReleaseFormat[] = [csv, dta, json, sav];

export function requireFormats(names: readonly string[]): readonly ReleaseFormat[] {
  return [...new Set(names)].map((name) => {
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
