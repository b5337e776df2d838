import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Anchor, ChainState } from '#main/vault/anchor.ts';
import { compareAnchor, compareAnchors, writeAnchor } from '#main/vault/anchor.ts';
import { newFiles } from './vaultFolder.ts';

const DB = '7d1c9c7e-52f4-4b8e-9d7c-2f5a0c7e1b11';
const KEY = Buffer.alloc(32, 3);
/** Transaction n closes with head `h<n>` and has 10 rows. */
const ANCHOR: Anchor = { db: DB, gen: 1, seq: 50, tx: 5, head: 'h5', at: '2026-01-05T10:00:00.000Z' };

function chain(tx: number, headAt = (at: number): string | null => (at <= tx ? `h${at}` : null)): ChainState {
  return { db: DB, gen: 1, seq: tx * 10, tx, head: headAt(tx) ?? '', headAt };
}

describe('one anchor against the database', () => {
  it.each([
    ['equal', chain(5)],
    ['extends', chain(8)],
    ['older-than-anchor', chain(4)],
    ['older-than-anchor', { ...chain(8), gen: 0 }],
    ['forked', chain(5, (tx) => `other${tx}`)],
    ['forked', chain(8, (tx) => `other${tx}`)],
    ['forked', chain(8, (tx) => (tx === 5 ? null : `h${tx}`))],
  ])('%s', (state, now) => {
    expect(compareAnchor(ANCHOR, now)).toBe(state);
  });
});

describe('anchors in two places', () => {
  it('are missing before the first one is written', () => {
    const report = compareAnchors(newFiles(), chain(5), KEY);
    expect(report.state).toBe('missing');
    expect(report.places.map(({ state }) => state)).toEqual(['missing', 'missing']);
  });

  it('are written beside the database and in the home folder', () => {
    const files = newFiles();
    writeAnchor(files, ANCHOR, KEY);
    expect(readFileSync(files.homeAnchor(DB), 'utf8')).toBe(readFileSync(files.anchor, 'utf8'));
    const report = compareAnchors(files, chain(5), KEY);
    expect(report.state).toBe('equal');
    expect(report.places.map(({ anchor }) => anchor)).toEqual([ANCHOR, ANCHOR]);
  });

  it('catch a folder that was rolled back as a whole', () => {
    const files = newFiles();
    writeAnchor(files, ANCHOR, KEY);
    copyFileSync(files.anchor, `${files.anchor}.old`);
    writeAnchor(files, { ...ANCHOR, seq: 90, tx: 9, head: 'h9' }, KEY);
    copyFileSync(`${files.anchor}.old`, files.anchor);
    const report = compareAnchors(files, chain(5), KEY);
    expect(report.places.map(({ state }) => state)).toEqual(['equal', 'older-than-anchor']);
    expect(report.state).toBe('older-than-anchor');
  });

  it('let the graver of two answers decide', () => {
    const files = newFiles();
    writeAnchor(files, { ...ANCHOR, head: 'other' }, KEY);
    copyFileSync(files.homeAnchor(DB), `${files.anchor}.forked`);
    writeAnchor(files, { ...ANCHOR, seq: 90, tx: 9, head: 'h9' }, KEY);
    copyFileSync(`${files.anchor}.forked`, files.anchor);
    expect(compareAnchors(files, chain(8), KEY).state).toBe('forked');
  });

  it('go on from the one that is left', () => {
    const files = newFiles();
    writeAnchor(files, ANCHOR, KEY);
    rmSync(files.anchor);
    expect(compareAnchors(files, chain(8), KEY).state).toBe('extends');
    expect(existsSync(files.anchor)).toBe(false);
  });

  it.each([
    ['changed', (text: string) => text.replace('"seq":50', '"seq":40')],
    ['torn', (text: string) => text.slice(0, 60)],
    ['of another form', () => '{"v":2}'],
  ])('say so when one is %s, and believe the other', (_, change) => {
    const files = newFiles();
    writeAnchor(files, ANCHOR, KEY);
    writeFileSync(files.anchor, change(readFileSync(files.anchor, 'utf8')));
    const report = compareAnchors(files, chain(4), KEY);
    expect(report.places.map(({ state }) => state)).toEqual(['unreadable', 'older-than-anchor']);
    expect(report.state).toBe('older-than-anchor');
  });

  it('do not count with another key or for another registry', () => {
    const files = newFiles();
    writeAnchor(files, ANCHOR, KEY);
    expect(compareAnchors(files, chain(4), Buffer.alloc(32, 4)).state).toBe('missing');
    const foreign = { ...chain(4), db: '00000000-0000-4000-8000-000000000000' };
    expect(compareAnchors(files, foreign, KEY).places.map(({ state }) => state)).toEqual([
      'unreadable',
      'missing',
    ]);
  });
});
