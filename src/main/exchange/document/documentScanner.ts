import { ContractError } from '#shared/contract/errors.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;

const MAX_PART = 64 * 1024 * 1024;
const LIST_START = /^\s*"patients"\s*:\s*$/;

export const unreadableDocument = (): ContractError =>
  new ContractError('invalid-document', 'The file is not a record document in JSON. Nothing was changed.');

/**
 * Cuts a record document into its patients without holding it whole: text goes in by pieces, each patient comes out
 * when its text is complete. The other keys of the document are collected in `header`. Cost: linear in the text.
 */
export class DocumentScanner {
  readonly header: Record<string, unknown> = {};
  #text = '';
  #at = 0;
  #partStart = 0;
  #depth = 0;
  #inText = false;
  #inPatients = false;
  #afterComma = false;
  #state: 'before' | 'inside' | 'after' = 'before';

  /** True once the closing brace was seen. */
  get complete(): boolean {
    return this.#state === 'after';
  }

  /** Patients completed by this piece of text. */
  push(piece: string): unknown[] {
    this.#text = this.#text.slice(this.#partStart) + piece;
    this.#at -= this.#partStart;
    this.#partStart = 0;
    if (this.#text.length > MAX_PART) throw unreadableDocument();
    const patients: unknown[] = [];
    for (; this.#at < this.#text.length; this.#at += 1) {
      if (this.#inText) this.#skipText();
      else this.#step(this.#text.charCodeAt(this.#at), patients);
    }
    return patients;
  }

  /** Goes to the closing quote, or to the last character that is there. */
  #skipText(): void {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      // An escape at the very end takes the first character of the next piece with it.
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) {
        this.#inText = false;
        this.#at = at;
        return;
      }
    }
    this.#at = at - 1;
  }

  #step(code: number, patients: unknown[]): void {
    if (this.#state !== 'inside') {
      this.#stepOutside(code);
      return;
    }
    if (code === QUOTE) this.#inText = true;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(code);
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#close(patients);
    else if (code === COMMA && this.#depth === this.#partDepth) {
      this.#endPart(patients, false);
      this.#afterComma = true;
    }
  }

  get #partDepth(): number {
    return this.#inPatients ? 2 : 1;
  }

  #stepOutside(code: number): void {
    if (code === OPEN_OBJECT && this.#state === 'before') {
      this.#state = 'inside';
      this.#depth = 1;
      this.#partStart = this.#at + 1;
    } else if (!isSpace(code)) {
      throw unreadableDocument();
    }
  }

  #open(code: number): void {
    if (code === OPEN_LIST && this.#depth === 1 && LIST_START.test(this.#part())) {
      if (Object.hasOwn(this.header, 'patients')) throw unreadableDocument();
      this.header['patients'] = true;
      this.#inPatients = true;
      this.#afterComma = false;
      this.#partStart = this.#at + 1;
    }
    this.#depth += 1;
  }

  #close(patients: unknown[]): void {
    const ends = this.#depth === this.#partDepth;
    if (ends) this.#endPart(patients, true);
    this.#depth -= 1;
    if (!ends) return;
    if (this.#inPatients) this.#inPatients = false;
    else this.#state = 'after';
    this.#afterComma = false;
    this.#listEnded = this.#state === 'inside';
  }

  /** After the list of patients nothing but a comma or the end may follow. */
  #listEnded = false;

  #part(): string {
    return this.#text.slice(this.#partStart, this.#at);
  }

  #endPart(patients: unknown[], last: boolean): void {
    const part = this.#part();
    this.#partStart = this.#at + 1;
    if (part.trim() === '') {
      if ((!last || this.#afterComma) && !this.#listEnded) throw unreadableDocument();
    } else if (this.#listEnded) {
      throw unreadableDocument();
    } else if (this.#inPatients) {
      patients.push(parse(part));
    } else {
      Object.assign(this.header, parse(`{${part}}`));
    }
    this.#listEnded = false;
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableDocument();
  }
}
