import { createReadStream } from 'node:fs';
import type { FoundCell } from './format.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number?: string, name?: string) =>
    number === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(number)),
  );

interface Place {
  row: number;
}

/** Every attribute and text of one piece between two `<`. */
function* textsIn(piece: string, place: Place): Generator<FoundCell> {
  const end = piece.indexOf('>');
  const [head, text] = end < 0 ? [piece, ''] : [piece.slice(0, end), piece.slice(end + 1).trim()];
  const name = /^[\w:]+/.exec(head)?.[0] ?? '';
  const attributes = [...head.matchAll(/([\w:]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, decode(value)] as const,
  );
  if (name === 'ItemGroupData') place.row += 1;
  if (name === 'ItemData') {
    const [, table = '', column = ''] = (attributes.find(([key]) => key === 'ItemOID')?.[1] ?? '').split('.');
    yield { table, column, row: place.row, text: attributes.find(([key]) => key === 'Value')?.[1] ?? '' };
  } else {
    const isSubject = name === 'SubjectData';
    for (const [, value] of attributes) {
      yield isSubject
        ? { table: 'patients', column: 'patient_code', row: place.row + 1, text: value }
        : { table: '', column: name, row: 0, text: value };
    }
  }
  if (text !== '') yield { table: '', column: name, row: 0, text: decode(text) };
}

/** Every value, attribute and text of an ODM document; row numbers count its item groups. */
export async function* readOdm(file: string): AsyncGenerator<FoundCell> {
  const place: Place = { row: 0 };
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const pieces = (rest + chunk).split('<');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield* textsIn(piece, place);
  }
  yield* textsIn(rest, place);
}
