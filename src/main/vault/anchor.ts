import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './atomicFile.ts';
import { canonicalJson } from './canonicalJson.ts';
import { subkey } from './keyDerivation.ts';
import type { RegistryFiles } from './registryFiles.ts';

const anchorSchema = z.strictObject({
  db: z.uuid(),
  gen: z.int().min(1),
  /** Number of the last audit row, and of the transaction that wrote it. */
  seq: z.int().min(0),
  tx: z.int().min(0),
  /** MAC that closes the audit chain at `tx`. */
  head: z.string().max(128),
  at: z.string().max(40),
});
const sealedSchema = z.strictObject({ ...anchorSchema.shape, mac: z.string().regex(/^[0-9a-f]{64}$/) });

/** The end of the audit trail as it was last seen, kept outside the database so that a roll-back shows. */
export type Anchor = z.output<typeof anchorSchema>;

/** The audit trail as the database has it now. */
export interface ChainState {
  readonly db: string;
  readonly gen: number;
  readonly seq: number;
  readonly tx: number;
  readonly head: string;
  /** The MAC that closes an earlier transaction, `null` where there is no such transaction. */
  readonly headAt: (tx: number) => string | null;
}

/** From harmless to grave: of two anchors the graver decides. */
const STATES = ['missing', 'equal', 'extends', 'older-than-anchor', 'forked'] as const;
export type AnchorState = (typeof STATES)[number];

export interface AnchorPlace {
  readonly file: string;
  /** `unreadable`: not an anchor, or not sealed with this registry's key. It proves nothing and counts as missing. */
  readonly state: AnchorState | 'unreadable';
  readonly anchor: Anchor | null;
}

export interface AnchorReport {
  readonly state: AnchorState;
  readonly places: readonly AnchorPlace[];
}

type AnchorFiles = Pick<RegistryFiles, 'anchor' | 'homeAnchor'>;

const placesOf = (files: AnchorFiles, db: string): readonly string[] => [files.anchor, files.homeAnchor(db)];

/** Writes the anchor beside the database and into the home folder, each atomically. Throws file system errors. */
export function writeAnchor(files: AnchorFiles, anchor: Anchor, dataKey: Buffer): void {
  const { db, gen, seq, tx, head, at } = anchor;
  const bare: Anchor = { db, gen, seq, tx, head, at };
  const text = `${JSON.stringify({ ...bare, mac: macOf(bare, dataKey).toString('hex') })}\n`;
  for (const file of placesOf(files, db)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileAtomically(file, text);
  }
}

/**
 * Compares the database with both anchors. `extends`: it went on from where the anchor saw it. `older-than-anchor`:
 * rows once seen are gone (a restored backup, a lost write-ahead log). `forked`: the same place, another history.
 */
export function compareAnchors(files: AnchorFiles, chain: ChainState, dataKey: Buffer): AnchorReport {
  const places = placesOf(files, chain.db).map((file) => readPlace(file, chain, dataKey));
  const gravity = places.map(({ state }) => (state === 'unreadable' ? 0 : STATES.indexOf(state)));
  return { state: STATES[Math.max(...gravity)] ?? 'missing', places };
}

function readPlace(file: string, chain: ChainState, dataKey: Buffer): AnchorPlace {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { file, state: 'missing', anchor: null };
  }
  const anchor = parseAnchor(text, dataKey);
  if (anchor === null || anchor.db !== chain.db) return { file, state: 'unreadable', anchor: null };
  return { file, state: compareAnchor(anchor, chain), anchor };
}

/** One anchor against the database; pure. */
export function compareAnchor(anchor: Anchor, chain: ChainState): AnchorState {
  if (chain.gen < anchor.gen || chain.seq < anchor.seq) return 'older-than-anchor';
  if (chain.seq === anchor.seq) return chain.head === anchor.head ? 'equal' : 'forked';
  return chain.headAt(anchor.tx) === anchor.head ? 'extends' : 'forked';
}

function parseAnchor(text: string, dataKey: Buffer): Anchor | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = sealedSchema.safeParse(json);
  if (!parsed.success) return null;
  const { mac, ...anchor } = parsed.data;
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(anchor, dataKey)) ? anchor : null;
}

function macOf(anchor: Anchor, dataKey: Buffer): Buffer {
  return createHmac('sha256', subkey(dataKey, 'anchor')).update(canonicalJson(anchor)).digest();
}
