import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayFromNumber } from '#shared/kernel/day.ts';
import type { FoundCell } from './format.ts';

const BLOCK_ROWS = 2000;
const SHORTEST_DICTIONARY = 176;

interface Variable {
  readonly short: string;
  readonly width: number;
  readonly isDay: boolean;
  readonly offset: number;
}

interface Dictionary {
  readonly variables: readonly Variable[];
  readonly names: ReadonlyMap<string, string>;
  readonly texts: readonly string[];
  readonly rowBytes: number;
  readonly end: number;
}

const trimmed = (bytes: Buffer, from: number, size: number): string =>
  bytes.toString('utf8', from, from + size).replace(/[\0 ]+$/, '');

/** Walks the records of the dictionary, each by its own lengths. */
function parseDictionary(bytes: Buffer): Dictionary {
  const variables: Variable[] = [];
  const texts = [trimmed(bytes, 4, 60), trimmed(bytes, 92, 17), trimmed(bytes, 109, 64)];
  const names = new Map<string, string>();
  let [at, offset] = [SHORTEST_DICTIONARY, 0];
  const int = (): number => {
    at += 4;
    return bytes.readInt32LE(at - 4);
  };
  for (let record = int(); record !== 999; record = int()) {
    if (record === 2) {
      const [width, hasLabel, missing, format] = [int(), int(), int(), int()];
      const short = trimmed(bytes, at + 4, 8);
      at += 12;
      if (hasLabel === 1) {
        const size = int();
        texts.push(trimmed(bytes, at, size));
        at += Math.ceil(size / 4) * 4;
      }
      at += Math.abs(missing) * 8;
      if (width >= 0) variables.push({ short, width, isDay: format >> 16 === 39, offset });
      offset += 8;
    } else if (record === 3) {
      for (let left = int(); left > 0; left -= 1) {
        const size = bytes.readUInt8(at + 8);
        texts.push(trimmed(bytes, at + 9, size));
        at += 8 + Math.ceil((size + 1) / 8) * 8;
      }
    } else if (record === 4) {
      const count = int();
      at += 4 * count;
    } else if (record === 7) {
      const [subtype, size, count] = [int(), int(), int()];
      const content = trimmed(bytes, at, size * count);
      at += size * count;
      if (subtype !== 13) continue;
      for (const pair of content.split('\t'))
        names.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      texts.push(...names.values());
    } else throw new Error('an SPSS file has a record that is not known');
  }
  return { variables, names, texts, rowBytes: offset, end: at + 4 };
}

/** The dictionary is read with room to spare; where that was not enough, with more. */
async function readDictionary(handle: FileHandle, size: number): Promise<Dictionary> {
  for (let room = 1 << 20; ; room *= 4) {
    const bytes = Buffer.alloc(Math.min(room, size));
    await handle.read(bytes, 0, bytes.length, 0);
    try {
      return parseDictionary(bytes);
    } catch (error) {
      if (bytes.length === size || !(error instanceof RangeError)) throw error;
    }
  }
}

function cellText(bytes: Buffer, at: number, { width, isDay }: Variable): string {
  if (width > 0) return trimmed(bytes, at, width);
  const value = bytes.readDoubleLE(at);
  if (value === -Number.MAX_VALUE || (value >= -99_910 && value <= -99_901)) return '';
  return isDay ? dayFromNumber(value / 86_400 - 141_428) : String(value);
}

/** Texts and numbers of an SPSS system file, read from its own dictionary. */
export async function* readSav(file: string): AsyncGenerator<FoundCell> {
  const table = basename(file, '.sav');
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { variables, names, texts, rowBytes, end } = await readDictionary(handle, size);
    for (const text of texts) yield { table, column: 'metadata', row: 0, text };
    const rows = rowBytes === 0 ? 0 : (size - end) / rowBytes;
    const block = Buffer.alloc(rowBytes * BLOCK_ROWS);
    for (let first = 0; first < rows; first += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, rows - first);
      await handle.read(block, 0, count * rowBytes, end + first * rowBytes);
      for (let row = 0; row < count; row += 1) {
        for (const variable of variables) {
          const text = cellText(block, row * rowBytes + variable.offset, variable);
          yield { table, column: names.get(variable.short) ?? variable.short, row: first + row + 1, text };
        }
      }
    }
  } finally {
    await handle.close();
  }
}
