import { once } from 'node:events';
import type { Io } from './io.ts';

/** Writes and waits where the reader is slower than we are. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Exactly one JSON document. */
export function printJson(io: Io, value: unknown): Promise<void> {
  return write(io.stdout, `${JSON.stringify(value, null, 2)}\n`);
}

interface PatientPage {
  readonly patients: readonly unknown[];
  /** Where the next page begins; `null` after the last. */
  readonly next: string | null;
}

/**
 * A document of patients page by page, so that memory does not grow with the registry. Nothing is written before the
 * first page is there: a refusal leaves standard output empty.
 */
export async function printPatients<P extends PatientPage>(
  io: Io,
  header: (first: P) => object,
  read: (after: string | null) => Promise<P>,
): Promise<void> {
  let page = await read(null);
  await write(io.stdout, `${JSON.stringify({ schema: 1, ...header(page) }).slice(0, -1)},"patients":[`);
  for (let separator = ''; ; page = await read(page.next)) {
    for (const patient of page.patients) {
      await write(io.stdout, `${separator}\n${JSON.stringify(patient)}`);
      separator = ',';
    }
    if (page.next === null) break;
  }
  await write(io.stdout, '\n]}\n');
}

type Cell = string | number | boolean | null | undefined;

const show = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell));

/** A table for people: columns as wide as their longest cell, numbers to the right. */
export function printTable(
  io: Io,
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => show(row[column]).length)),
  );
  const line = (cells: readonly Cell[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return typeof cell === 'number' ? show(cell).padStart(width) : show(cell).padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return write(io.stdout, `${[headers, ...rows].map(line).join('\n')}\n`);
}

/** Name and value pairs, one a line. */
export function printPairs(io: Io, pairs: Readonly<Record<string, Cell>>): Promise<void> {
  const width = Math.max(...Object.keys(pairs).map((name) => name.length));
  const lines = Object.entries(pairs).map(([name, value]) => `${name.padEnd(width)}  ${show(value)}`);
  return write(io.stdout, `${lines.join('\n')}\n`);
}

/** A progress line on a terminal, nothing elsewhere. */
export function progressReporter(
  io: Io,
): (progress: { label: string; done: number; total: number | null }) => void {
  if (!io.stderr.isTTY) return () => undefined;
  return ({ label, done, total }) => {
    io.stderr.write(`\r${label} ${done}${total === null ? '' : ` of ${total}`}\u001b[K`);
  };
}
