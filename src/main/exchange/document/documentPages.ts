import { statSync } from 'node:fs';
import { DocumentScanner } from './documentScanner.ts';
import { patientsOf, readHeader, type DocumentHeader, type DocumentPatient } from './readDocument.ts';

export interface DocumentPage {
  readonly header: DocumentHeader;
  readonly patients: readonly DocumentPatient[];
  /** Index of the patient after the page; `null` at the end. */
  readonly next: number | null;
}

interface Place {
  /** File, its time and its size: a file that was written anew is read anew. */
  readonly key: string;
  readonly header: DocumentHeader;
  readonly patients: ReturnType<typeof patientsOf>;
  index: number;
}

function keyOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return JSON.stringify([file, stats?.mtimeMs, stats?.size]);
}

/** Record documents by pages. Keeps the place where the last page ended, so that the next one need not begin anew. */
export class DocumentPages {
  #held: Place | null = null;

  /** The patients from `index` on, at most `size` of them. Same errors as {@link readDocument}. */
  async page(file: string, index: number, size: number): Promise<DocumentPage> {
    const place = await this.#placeAt(file, index);
    const patients: DocumentPatient[] = [];
    while (patients.length < size) {
      const next = await place.patients.next();
      if (next.done === true) return { header: place.header, patients, next: null };
      patients.push(next.value);
    }
    await this.close();
    this.#held = { ...place, index: index + size };
    return { header: place.header, patients, next: index + size };
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    const held = this.#held;
    this.#held = null;
    await held?.patients.return();
  }

  /** A place is given to one page at a time; whoever asks meanwhile begins anew. */
  async #placeAt(file: string, index: number): Promise<Place> {
    const key = keyOf(file);
    const held = this.#held;
    if (held?.key === key && held.index === index) {
      this.#held = null;
      return held;
    }
    const header = await readHeader(file);
    const patients = patientsOf(file, new DocumentScanner());
    for (let at = 0; at < index; at += 1) if ((await patients.next()).done === true) break;
    return { key, header, patients, index };
  }
}
