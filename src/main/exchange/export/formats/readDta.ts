import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayFromNumber } from '#shared/kernel/day.ts';
import type { FoundCell } from './format.ts';

const HEAD_BYTES = 8 << 20;
const BLOCK_ROWS = 2000;
const LARGEST_NUMBER = 8.988e307;

const textAt = (bytes: Buffer, at: number, size: number): string => {
  const end = bytes.indexOf(0, at);
  return bytes.toString('utf8', at, end >= 0 && end < at + size ? end : at + size);
};

interface Variable {
  readonly name: string;
  readonly type: number;
  readonly isDay: boolean;
  readonly offset: number;
}

function variablesOf(head: Buffer): readonly Variable[] {
  const from = (tag: string): number => head.indexOf(`<${tag}>`) + tag.length + 2;
  const count = head.readUInt16LE(from('K'));
  const [types, names, formats] = [from('variable_types'), from('varnames'), from('formats')];
  let offset = 0;
  return Array.from({ length: count }, (_, index) => {
    const type = head.readUInt16LE(types + 2 * index);
    const variable = {
      name: textAt(head, names + 129 * index, 129),
      type,
      isDay: textAt(head, formats + 57 * index, 57).startsWith('%td'),
      offset,
    };
    offset += type <= 2045 ? type : 8;
    return variable;
  });
}

function cellText(bytes: Buffer, at: number, { type, isDay }: Variable): string {
  if (type <= 2045) return textAt(bytes, at, type);
  const value = bytes.readDoubleLE(at);
  if (value > LARGEST_NUMBER) return '';
  return isDay ? dayFromNumber(value - 3653) : String(value);
}

/** Runs of printable text in what surrounds the rows: names, labels, formats. */
function* metadata(bytes: Buffer, table: string): Generator<FoundCell> {
  for (const text of bytes.toString('utf8').split(/[\p{Cc}\ufffd]+|<\/?[a-zA-Z_]+>/u)) {
    if (text.length > 1) yield { table, column: 'metadata', row: 0, text };
  }
}

/** Texts and numbers of a Stata file of format 118, read from its own header. */
export async function* readDta(file: string): AsyncGenerator<FoundCell> {
  const table = basename(file, '.dta');
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
    await handle.read(head, 0, head.length, 0);
    const data = head.indexOf('<data>') + '<data>'.length;
    const variables = variablesOf(head);
    const rows = Number(head.readBigUInt64LE(head.indexOf('<N>') + 3));
    const last = variables.at(-1);
    const width = last === undefined ? 0 : last.offset + (last.type <= 2045 ? last.type : 8);
    yield* metadata(head.subarray(0, data), table);
    const block = Buffer.alloc(width * BLOCK_ROWS);
    for (let first = 0; first < rows; first += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, rows - first);
      await handle.read(block, 0, count * width, data + first * width);
      for (let row = 0; row < count; row += 1) {
        for (const variable of variables) {
          const text = cellText(block, row * width + variable.offset, variable);
          yield { table, column: variable.name, row: first + row + 1, text };
        }
      }
    }
    const tail = Buffer.alloc(size - data - rows * width);
    await handle.read(tail, 0, tail.length, data + rows * width);
    yield* metadata(tail, table);
  } finally {
    await handle.close();
  }
}
