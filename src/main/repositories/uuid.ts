import { randomBytes, randomUUID } from 'node:crypto';

const POOL_BYTES = 4096;
const TAIL_BYTES = 8;
let pool = Buffer.alloc(0);
let used = 0;

/** 62 random bits below the two of the variant. Drawn in bulk: one draw per id costs more than the rest of it. */
function randomTail(): string {
  if (used + TAIL_BYTES > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  pool[used] = ((pool[used] ?? 0) & 0x3f) | 0x80;
  const tail = pool.toString('hex', used, used + TAIL_BYTES);
  used += TAIL_BYTES;
  return tail;
}

let lastTime = 0;
let counter = 0;

/**
 * A UUID of version 7 (RFC 9562, method 1): ids given later sort after those given before, so that new rows go to
 * the end of their tables. Exports issue ids of their own, which tell no time.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    counter = 0;
  } else if (counter === 0xfff) {
    lastTime += 1;
    counter = 0;
  } else {
    counter += 1;
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const tail = randomTail();
  const sequence = `7${counter.toString(16).padStart(3, '0')}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** The id of a patient: random all through (version 4), because release pseudonyms are made from it. */
export const newPatientId = (): string => randomUUID();

const BLOCK = 5000;

/**
 * Ids of patients who are stored one after the other: random like any, but ascending within blocks, so that rows are
 * added in the order of their keys. In any other order a large load reads and writes a page of every table per
 * patient. The order of the ids tells no more than that of the study codes.
 */
export class PatientIds {
  #block: string[] = [];

  next(): string {
    if (this.#block.length === 0) this.#block = Array.from({ length: BLOCK }, newPatientId).sort().reverse();
    return this.#block.pop() ?? newPatientId();
  }
}
