import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DocumentPages } from '#main/exchange/document/documentPages.ts';
import { readDocument } from '#main/exchange/document/readDocument.ts';

const folder = mkdtempSync(join(tmpdir(), 'document-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (...ids: readonly string[]): string => {
  const file = join(folder, 'records.json');
  // Wide enough that the file is read in more than one piece.
  const patients = ids.map((studyId) => ({ studyId, note: ' '.repeat(700_000) }));
  writeFileSync(file, JSON.stringify({ patients, asOf: '2021-06-30', schema: 1 }));
  return file;
};

const codesOf = (page: Awaited<ReturnType<DocumentPages['page']>>): readonly unknown[] =>
  page.patients.map(({ raw }) => (raw as { studyId: string }).studyId);

const isOpen = (file: string): boolean =>
  readdirSync('/proc/self/fd').some((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`) === file;
    } catch {
      return false;
    }
  });

describe('pages of a record document', () => {
  it('follow one another, each with the header that stands at the end', async () => {
    const file = named('A', 'B', 'C', 'D', 'E');
    const pages = new DocumentPages();
    const first = await pages.page(file, 0, 2);
    expect([codesOf(first), first.next, first.header.asOf]).toEqual([['A', 'B'], 2, '2021-06-30']);
    const second = await pages.page(file, 2, 2);
    expect([codesOf(second), second.next]).toEqual([['C', 'D'], 4]);
    expect(second.patients[0]?.path).toBe('patients[2]');
    const third = await pages.page(file, 4, 2);
    expect([codesOf(third), third.next]).toEqual([['E'], null]);
  });

  it('are the same whoever asks meanwhile, and anew from a file that was replaced', async () => {
    const file = named('A', 'B', 'C', 'D', 'E');
    const pages = new DocumentPages();
    await pages.page(file, 0, 2);
    const both = await Promise.all([pages.page(file, 2, 2), pages.page(file, 2, 2)]);
    expect(both.map(codesOf)).toEqual([
      ['C', 'D'],
      ['C', 'D'],
    ]);
    named('F', 'G', 'H', 'I', 'J', 'K');
    expect(codesOf(await pages.page(file, 4, 2))).toEqual(['J', 'K']);
    await pages.close();
  });

  it.runIf(process.platform === 'linux')(
    'let go of the file when they are closed or read to the end',
    async () => {
      const file = named('A', 'B', 'C', 'D', 'E');
      const pages = new DocumentPages();
      await pages.page(file, 0, 2);
      expect(isOpen(file)).toBe(true);
      await pages.close();
      await vi.waitFor(() => expect(isOpen(file)).toBe(false));
      await pages.page(file, 4, 2);
      await vi.waitFor(() => expect(isOpen(file)).toBe(false));
    },
  );

  it.runIf(process.platform === 'linux')('are let go of when whoever takes them throws', async () => {
    const file = named('A', 'B', 'C', 'D', 'E');
    const taking = readDocument(file, () => {
      throw new Error('refused');
    });
    await expect(taking).rejects.toThrow('refused');
    await vi.waitFor(() => expect(isOpen(file)).toBe(false));
  });
});
