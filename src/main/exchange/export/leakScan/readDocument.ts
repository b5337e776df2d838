import { readFile } from 'node:fs/promises';
import type { FoundCell } from '../formats/format.ts';

function* leaves(value: unknown, path: string): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly unknown[]).entries())
      yield* leaves(item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield [path, key];
      yield* leaves(item, path === '' ? key : `${path}.${key}`);
    }
  }
}

/** Every text of a document of the release: the strings and keys of JSON, the lines of anything else. */
export async function* readDocument(file: string): AsyncGenerator<FoundCell> {
  const content = await readFile(file, 'utf8');
  if (file.endsWith('.json')) {
    for (const [column, text] of leaves(JSON.parse(content), '')) yield { table: '', column, row: 0, text };
    return;
  }
  for (const [index, text] of content.split(/\r?\n/).entries()) {
    yield { table: '', column: `line ${index + 1}`, row: 0, text };
  }
}
