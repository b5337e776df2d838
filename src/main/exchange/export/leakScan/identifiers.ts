import { entityOf } from '#shared/codebook/codebook.ts';
import { deidClasses, type DeidClass } from '#shared/codebook/fieldTypes.ts';
import type { RegisteredPatient } from '#shared/deidentification/deidentify.ts';
import { textOf, toTree, type Branch } from '#shared/deidentification/tree.ts';
import { precisionOf } from '#shared/kernel/day.ts';
import { datesIn } from './dates.ts';
import { fold, isCjk, isDigits, tokensOf } from './fold.ts';

const LEAST_LATIN = 4;
const LEAST_CJK = 2;
const SEARCHED: ReadonlySet<DeidClass> = new Set(['direct', 'site', 'geo']);
const NAMES: ReadonlySet<string> = new Set(['familyName', 'givenName']);

export type LeakKind = 'identifier' | 'date';

/**
 * Everything that must not be in a release, folded: words and numbers as they stand when the separators are taken
 * out, CJK names by length, dates. Look-ups are by hash, so the number of patients does not slow a scan down.
 */
export class IdentifierIndex {
  readonly #joined = new Set<string>();
  readonly #cjk = new Map<number, Set<string>>();
  readonly #dates = new Set<string>();
  #widest = 1;

  /** How many different values are searched for. */
  get size(): number {
    return this.#joined.size + this.#dates.size;
  }

  /** A value whose words make up one identifier; `byWord` also looks for each word alone. */
  addValue(value: string, byWord = false): void {
    const tokens = tokensOf(fold(value));
    this.#addJoined(tokens);
    if (byWord) for (const token of tokens) this.#addJoined([token]);
  }

  addPatient({ uuid, record }: RegisteredPatient): void {
    this.addValue(uuid);
    this.addValue(record.studyId);
    const family = textOf(record.patient.familyName);
    const given = textOf(record.patient.givenName);
    if (family !== null && given !== null) {
      this.addValue(`${family} ${given}`);
      this.addValue(`${given} ${family}`);
    }
    this.#addBranch(toTree(record));
  }

  /** A date that may stand in a release although it is one of a patient: the day of the export. */
  allowDate(day: string): void {
    this.#dates.delete(day);
  }

  /** What the text holds of all this, or `null`. Words of `allowed` do not count on their own. */
  find(text: string, allowed: ReadonlySet<string>): LeakKind | null {
    const folded = fold(text);
    const tokens = tokensOf(folded);
    for (const [start, token] of tokens.entries()) {
      if (isCjk(token) && this.#holdsCjk(token)) return 'identifier';
      let [joined, isKnown] = ['', true];
      for (let end = start; end < Math.min(tokens.length, start + this.#widest); end += 1) {
        const next = tokens[end] ?? '';
        joined += next;
        isKnown &&= allowed.has(next);
        if (!isKnown && this.#joined.has(joined)) return 'identifier';
      }
    }
    return datesIn(folded).some((day) => this.#dates.has(day)) ? 'date' : null;
  }

  /** Whether a number is also somebody's number: a coincidence among measurements, not yet a leak. */
  isNumberOfSomebody(digits: string): boolean {
    return this.#joined.has(digits);
  }

  #addBranch(branch: Branch): void {
    for (const [name, field] of Object.entries(entityOf(branch.entity).fields)) {
      const text = textOf(branch.values[name]);
      if (text === null) continue;
      if (field.type === 'date' && precisionOf(text) === 'day') this.#dates.add(text);
      if (deidClasses(field).some((item) => SEARCHED.has(item))) this.addValue(text, NAMES.has(name));
    }
    for (const child of branch.children) this.#addBranch(child);
  }

  #addJoined(tokens: readonly string[]): void {
    const joined = tokens.join('');
    if (isCjk(joined)) {
      if (joined.length < LEAST_CJK) return;
      const ofLength = this.#cjk.get(joined.length) ?? new Set<string>();
      this.#cjk.set(joined.length, ofLength.add(joined));
    } else if (joined.length < (/[\u0250-\u{10ffff}]/u.test(joined) ? LEAST_CJK : LEAST_LATIN)) {
      return;
    }
    this.#joined.add(joined);
    if (isDigits(joined)) this.#joined.add(joined.replace(/^0+(?=\d{4})/, ''));
    this.#widest = Math.max(this.#widest, tokens.length);
  }

  #holdsCjk(token: string): boolean {
    for (const [length, names] of this.#cjk) {
      for (let start = 0; start + length <= token.length; start += 1) {
        if (names.has(token.slice(start, start + length))) return true;
      }
    }
    return false;
  }
}
