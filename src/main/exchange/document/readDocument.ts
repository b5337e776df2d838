import { createReadStream } from 'node:fs';
import { ContractError } from '#shared/contract/errors.ts';
import { isDay } from '#shared/kernel/day.ts';
import { parseConfig, type Config } from '#shared/model/config.ts';
import { DocumentScanner, unreadableDocument } from './documentScanner.ts';

export interface DocumentHeader {
  readonly asOf: string | null;
  /** The document's own configuration; it may stand after the patients. */
  readonly config: Config;
}

export interface DocumentPatient {
  /** Place in the document: `patients[3]`. */
  readonly path: string;
  readonly raw: unknown;
}

const PIECE_BYTES = 1 << 20;
const KEYS = ['schema', 'asOf', 'config', 'patients'];

const refuse = (path: string, message: string): never => {
  throw new ContractError(
    'invalid-document',
    'The record document has values that are refused. Nothing was changed.',
    {
      problems: [{ code: 'wrong-type', path, message }],
    },
  );
};

function checkHeader(header: Readonly<Record<string, unknown>>): DocumentHeader {
  for (const key of Object.keys(header))
    if (!KEYS.includes(key)) refuse(key, 'is not part of a record document');
  if (header['schema'] !== 1) refuse('schema', 'expects 1');
  if (header['patients'] !== true) refuse('patients', 'expects a list');
  const asOf = header['asOf'] ?? null;
  if (asOf !== null && (typeof asOf !== 'string' || asOf.length !== 10 || !isDay(asOf))) {
    return refuse('asOf', 'expects YYYY-MM-DD');
  }
  const config = parseConfig(header['config'] ?? {});
  if (!config.ok) return refuse(`config.${config.error.field}`, config.error.message);
  return { asOf, config: config.value };
}

/** The patients of a document as they are found; what else it holds is in the scanner once all were read. */
export async function* patientsOf(
  file: string,
  scanner: DocumentScanner,
): AsyncGenerator<DocumentPatient, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let index = 0;
  for await (const piece of piecesOf(file)) {
    for (const raw of scanner.push(decode(decoder, piece))) {
      yield { path: `patients[${index}]`, raw };
      index += 1;
    }
  }
  if (!scanner.complete) throw unreadableDocument();
}

/**
 * Hands on the patients of a record document one after the other, whatever its size; answers with its header. Throws
 * `file-missing`, `file-unreadable`, or `invalid-document` for what is not such a document. The file is let go of,
 * whatever `take` throws.
 */
export async function readDocument(
  file: string,
  take: (patient: DocumentPatient) => Promise<void> | void,
): Promise<DocumentHeader> {
  const scanner = new DocumentScanner();
  for await (const patient of patientsOf(file, scanner)) await take(patient);
  return checkHeader(scanner.header);
}

/** The header may stand after the patients: reads the whole file. */
export const readHeader = (file: string): Promise<DocumentHeader> => readDocument(file, () => undefined);

async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: PIECE_BYTES });
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing
      ? new ContractError('file-missing', 'The file is not there. Nothing was changed.')
      : new ContractError('file-unreadable', 'The file cannot be read. Nothing was changed.');
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Buffer): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw unreadableDocument();
  }
}
