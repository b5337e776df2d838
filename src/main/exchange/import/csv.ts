import { CsvError, parse } from 'csv-parse/sync';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { SourceTable } from './types.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_ROWS = 200_000;
const MAX_COLUMNS = 1000;

export interface Unreadable {
  readonly reason: 'encoding' | 'delimiter' | 'malformed' | 'too-large' | 'empty';
  readonly message: string;
}

const unreadable = (reason: Unreadable['reason'], message: string): Result<never, Unreadable> =>
  fail({ reason, message });

/**
 * Reads a delimited text file. The encoding is UTF-8 (with or without its mark) and nothing else is guessed; the
 * delimiter is the one under which the header names the most known columns. Cost: linear in the file.
 */
export function readCsv(
  bytes: Buffer,
  isKnownHeader: (header: string) => boolean,
): Result<SourceTable, Unreadable> {
  if (bytes.length > MAX_BYTES) return unreadable('too-large', 'the file is larger than 50 MB');
  const text = decode(bytes);
  if (text === null) return unreadable('encoding', 'the file is not UTF-8 text; save it as "CSV UTF-8"');
  const delimiter = chooseDelimiter(text, isKnownHeader);
  if (delimiter === null) return unreadable('delimiter', 'no delimiter splits the header into known columns');
  let records: string[][];
  try {
    records = parse(text, { delimiter, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unreadable(
      'malformed',
      `line ${typeof error['lines'] === 'number' ? error['lines'] : 'unknown'} is not well-formed (${error.code})`,
    );
  }
  const [headers, ...rows] = records;
  if (headers === undefined) return unreadable('empty', 'the file has no header');
  if (rows.length > MAX_ROWS || headers.length > MAX_COLUMNS) {
    return unreadable('too-large', `takes at most ${MAX_ROWS} rows and ${MAX_COLUMNS} columns`);
  }
  const numbered = rows
    .map((cells, index) => ({ row: index + 2, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const ragged = numbered.find(({ cells }) => cells.length !== headers.length);
  if (ragged !== undefined) {
    return unreadable(
      'malformed',
      `row ${ragged.row} has ${ragged.cells.length} cells, the header ${headers.length}`,
    );
  }
  return ok({ headers: headers.map((header) => header.trim()), rows: numbered });
}

function decode(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function chooseDelimiter(text: string, isKnownHeader: (header: string) => boolean): string | null {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    known: splitHeader(header, delimiter).filter(isKnownHeader).length,
  }));
  const best = Math.max(...counted.map(({ known }) => known));
  const winners = counted.filter(({ known }) => known === best);
  return best > 0 ? (winners[0]?.delimiter ?? null) : null;
}

function splitHeader(header: string, delimiter: string): readonly string[] {
  try {
    return (parse(header, { delimiter, relax_quotes: true })[0] ?? []).map((name) => name.trim());
  } catch {
    return [];
  }
}
