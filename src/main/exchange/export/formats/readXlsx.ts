import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { FoundCell } from './format.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) =>
    hex !== undefined
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : number !== undefined
        ? String.fromCodePoint(Number(number))
        : (ENTITIES[name ?? ''] ?? whole),
  );

const textsOf = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => decode(text)).join('');

const columnOf = (reference: string): number =>
  Array.from(reference.replace(/\d+$/, '')).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) -
  1;

function cellText(attributes: string, content: string, shared: readonly string[]): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textsOf(content);
  const value = decode(/<v>([^<]*)<\/v>/.exec(content)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

function* sheetCells(xml: string, shared: readonly string[], table: string): Generator<FoundCell> {
  const header: string[] = [];
  let row = 0;
  for (const [, line = ''] of xml.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)) {
    for (const [, attributes = '', content = ''] of line.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const index = columnOf(/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '');
      const text = cellText(attributes, content, shared);
      if (row === 0) header[index] = text;
      yield { table, column: header[index] ?? '', row, text };
    }
    row += 1;
  }
}

/** Cells of every sheet, and every text of every other part of the package, document properties among them. */
export async function* readXlsx(file: string): AsyncGenerator<FoundCell> {
  const table = basename(file, '.xlsx');
  const parts = Object.entries(unzipSync(await readFile(file))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  const strings = parts.find(([name]) => name.endsWith('sharedStrings.xml'))?.[1] ?? '';
  const shared = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textsOf(item));
  for (const [name, xml] of parts) {
    yield { table, column: 'metadata', row: 0, text: name };
    if (name.startsWith('xl/worksheets/')) {
      yield* sheetCells(xml, shared, table);
      continue;
    }
    if (name.endsWith('sharedStrings.xml')) continue;
    for (const [, text = ''] of xml.matchAll(/>([^<]+)</g))
      yield { table, column: 'metadata', row: 0, text: decode(text) };
  }
}
