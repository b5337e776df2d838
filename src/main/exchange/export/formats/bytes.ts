/** Little-endian bytes one after another, as binary file formats want them. */
export class ByteWriter {
  #buffer: Buffer;
  #length = 0;

  constructor(size = 4096) {
    this.#buffer = Buffer.alloc(size);
  }

  get length(): number {
    return this.#length;
  }

  #room(bytes: number): number {
    const at = this.#length;
    if (at + bytes > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(this.#buffer.length * 2, at + bytes));
      this.#buffer.copy(larger, 0, 0, at);
      this.#buffer = larger;
    }
    this.#length += bytes;
    return at;
  }

  uint8(value: number): this {
    const at = this.#room(1);
    this.#buffer.writeUInt8(value, at);
    return this;
  }
  uint16(value: number): this {
    const at = this.#room(2);
    this.#buffer.writeUInt16LE(value, at);
    return this;
  }
  int32(value: number): this {
    const at = this.#room(4);
    this.#buffer.writeInt32LE(value, at);
    return this;
  }
  uint64(value: number): this {
    const at = this.#room(8);
    this.#buffer.writeBigUInt64LE(BigInt(value), at);
    return this;
  }
  float64(value: number): this {
    const at = this.#room(8);
    this.#buffer.writeDoubleLE(value, at);
    return this;
  }
  /** Text as it is. */
  text(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    const at = this.#room(bytes.length);
    bytes.copy(this.#buffer, at);
    return this;
  }
  /** Text in a field of a fixed size, filled up; what does not fit is cut between characters. */
  padded(value: string, size: number, fill = 0): this {
    const bytes = Buffer.from(cut(value, size), 'utf8');
    const at = this.#room(size);
    this.#buffer.fill(fill, at, at + size);
    bytes.copy(this.#buffer, at);
    return this;
  }
  bytes(value: Uint8Array): this {
    const at = this.#room(value.length);
    this.#buffer.set(value, at);
    return this;
  }
  zeros(size: number): this {
    const at = this.#room(size);
    this.#buffer.fill(0, at, at + size);
    return this;
  }

  /** A copy of what was written; the writer starts afresh. */
  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

/** The longest beginning of a text that fits into so many UTF-8 bytes. */
export function cut(text: string, size: number): string {
  if (Buffer.byteLength(text) <= size) return text;
  let [kept, bytes] = ['', 0];
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > size) break;
    kept += letter;
  }
  return kept;
}
