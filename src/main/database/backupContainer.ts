import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { DatabaseError } from './errors.ts';

/*
 * A backup is one file: the 8 bytes "SWPTBAK1", the length of the header in 4 bytes (little endian), the header as
 * JSON, the key-slot file, the encrypted database. Both parts are as they were beside the registry, so that without
 * this program they can be cut out by the lengths in the header and opened with SQLCipher 4.
 */
const MAGIC = Buffer.from('SWPTBAK1', 'latin1');
const PREFIX_BYTES = MAGIC.length + 4;
const MAX_HEADER_BYTES = 65536;
const CHUNK_BYTES = 1024 * 1024;

const part = z.strictObject({ bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const headerSchema = z.strictObject({
  v: z.literal(1),
  /** Uuid of the registry, and which of its data keys the parts are for. */
  db: z.uuid(),
  gen: z.int().min(1),
  createdAt: z.string().max(40),
  keys: part,
  database: part,
});
export type BackupHeader = z.output<typeof headerSchema>;

/** What a backup has to know of the key-slot file it takes along. */
export interface BackupKeys {
  readonly db: string;
  readonly gen: number;
  readonly salt: string;
}

/** Writes the container and syncs it; the file must not exist. Reads the database twice, in chunks of 1 MiB. */
export function writeContainer(
  file: string,
  keys: BackupKeys,
  database: string,
  createdAt: string,
): BackupHeader {
  const keysBytes = Buffer.from(`${JSON.stringify(keys, null, 2)}\n`);
  const source = openSync(database, 'r');
  try {
    const bytes = fstatSync(source).size;
    const header: BackupHeader = {
      v: 1,
      db: keys.db,
      gen: keys.gen,
      createdAt,
      keys: { bytes: keysBytes.length, sha256: createHash('sha256').update(keysBytes).digest('hex') },
      database: { bytes, sha256: hashRange(source, 0, bytes).digest('hex') },
    };
    const headerBytes = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(headerBytes.length);
    const target = openSync(file, 'wx', 0o600);
    try {
      writeAll(target, Buffer.concat([MAGIC, length, headerBytes, keysBytes]));
      eachChunk(source, 0, bytes, (chunk) => writeAll(target, chunk));
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
    return header;
  } finally {
    closeSync(source);
  }
}

export interface BackupContents {
  readonly header: BackupHeader;
  /** The key-slot file as it was; not checked here. */
  readonly keysText: string;
  /** Where the database begins in the container. */
  readonly databaseOffset: number;
}

/**
 * Reads a container and checks the length and SHA-256 of both parts (the whole file is read). Throws DatabaseError
 * `file-missing`, `not-a-registry` for another kind of file, `damaged`.
 */
export function readContainer(file: string): BackupContents {
  const source = openContainer(file);
  try {
    const prefix = readRange(source, 0, PREFIX_BYTES);
    if (!prefix.subarray(0, MAGIC.length).equals(MAGIC)) throw new DatabaseError('not-a-registry');
    const header = parseHeader(source, prefix);
    const keysOffset = PREFIX_BYTES + prefix.readUInt32LE(MAGIC.length);
    const databaseOffset = keysOffset + header.keys.bytes;
    if (fstatSync(source).size !== databaseOffset + header.database.bytes) throw new DatabaseError('damaged');
    const keysBytes = readRange(source, keysOffset, header.keys.bytes);
    const database = hashRange(source, databaseOffset, header.database.bytes).digest('hex');
    const hashed = createHash('sha256').update(keysBytes).digest('hex');
    if (hashed !== header.keys.sha256 || database !== header.database.sha256)
      throw new DatabaseError('damaged');
    return { header, keysText: keysBytes.toString('utf8'), databaseOffset };
  } finally {
    closeSync(source);
  }
}

/** Copies the encrypted database out of a container into a new file and syncs it. */
export function extractDatabase(
  file: string,
  { header, databaseOffset }: BackupContents,
  target: string,
): void {
  const source = openContainer(file);
  try {
    const copy = openSync(target, 'wx', 0o600);
    try {
      eachChunk(source, databaseOffset, header.database.bytes, (chunk) => writeAll(copy, chunk));
      fsyncSync(copy);
    } finally {
      closeSync(copy);
    }
  } finally {
    closeSync(source);
  }
}

function openContainer(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw new DatabaseError('file-missing', error);
  }
}

function parseHeader(source: number, prefix: Buffer): BackupHeader {
  const length = prefix.readUInt32LE(MAGIC.length);
  if (length > MAX_HEADER_BYTES) throw new DatabaseError('damaged');
  let json: unknown;
  try {
    json = JSON.parse(readRange(source, PREFIX_BYTES, length).toString('utf8'));
  } catch (error) {
    throw new DatabaseError('damaged', error);
  }
  const header = headerSchema.safeParse(json);
  if (!header.success || header.data.keys.bytes > CHUNK_BYTES) throw new DatabaseError('damaged');
  return header.data;
}

function hashRange(source: number, start: number, length: number): Hash {
  const hash = createHash('sha256');
  eachChunk(source, start, length, (chunk) => hash.update(chunk));
  return hash;
}

/** The chunk is reused: it is to be taken in before the next one. */
function eachChunk(source: number, start: number, length: number, take: (chunk: Buffer) => void): void {
  const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, length));
  for (let done = 0; done < length;) {
    const read = readSync(source, buffer, 0, Math.min(buffer.length, length - done), start + done);
    if (read === 0) throw new DatabaseError('damaged');
    take(buffer.subarray(0, read));
    done += read;
  }
}

function readRange(source: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = readSync(source, bytes, 0, length, start);
  if (read === length) return bytes;
  throw new DatabaseError(start === 0 ? 'not-a-registry' : 'damaged');
}

function writeAll(target: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(target, bytes, done, bytes.length - done);
}
