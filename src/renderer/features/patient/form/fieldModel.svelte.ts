import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { Value } from '#shared/codebook/records.ts';
import { canonicalUnit, unitFactor, unitsOf } from '#shared/kernel/units.ts';
import { isMissing, type Entry, type MissingReason } from '#shared/model/missing.ts';
import { plainNumber } from '#renderer/i18n/format.ts';
import {
  editText,
  isTyped,
  parseTyped,
  type Slip,
  type Soft,
  type TypedProblem,
  type TypingContext,
} from './typed.ts';

/** What a draft keeps of a field: enough to show it as it was left, mistakes included. */
export interface FieldDraft {
  readonly entry?: Entry<Value>;
  readonly text?: string;
  readonly unit?: string;
  readonly confirmed?: boolean;
}

export type Acceptance = 'accepted' | 'ask' | 'refused';

const ownUnit = (field: Field): string => (field.type === 'lab' ? canonicalUnit(field.quantity) : '');

/** One field under entry. `entry` follows every key stroke, so that scores do; messages wait until it is left. */
export class FieldModel {
  readonly name: string;
  readonly field: Field;
  text = $state('');
  unit = $state('');
  entry = $state.raw<Entry<Value>>(null);
  problem = $state.raw<TypedProblem | null>(null);
  soft = $state.raw<Soft | null>(null);
  slip = $state.raw<Slip | null>(null);
  /** An unusual value was asked about and kept. */
  confirmed = $state(false);
  /** The message may be shown: the field was left or Enter was pressed. */
  judged = $state(false);
  private readonly context: () => TypingContext;

  constructor(name: string, field: Field, context: () => TypingContext) {
    this.name = name;
    this.field = field;
    this.context = context;
    this.unit = ownUnit(field);
  }

  get typed(): boolean {
    return isTyped(this.field);
  }

  get missing(): MissingReason | null {
    return isMissing(this.entry) ? this.entry.missing : null;
  }

  get empty(): boolean {
    return this.entry === null && this.text === '';
  }

  load(entry: Entry<Value>): void {
    this.entry = entry;
    this.problem = null;
    this.slip = null;
    this.soft = null;
    this.judged = false;
    this.confirmed = true;
    this.unit = ownUnit(this.field);
    this.text = '';
    if (entry === null || isMissing(entry)) return;
    if (typeof entry === 'object' && 'unit' in entry) this.unit = entry.unit;
    if (this.typed) this.text = editText(this.field, entry);
  }

  type(text: string): void {
    this.text = text;
    this.confirmed = false;
    this.judged = false;
    this.read();
  }

  choose(entry: Entry<Value>): void {
    this.entry = entry;
    this.text = '';
    this.problem = null;
    this.soft = null;
    this.slip = null;
  }

  setMissing(reason: MissingReason): void {
    if (this.field.required !== true) this.choose({ missing: reason });
  }

  clear(): void {
    this.choose(null);
    this.judged = false;
  }

  /** Leaves the field: normalises what was typed and says whether it stands. */
  accept(): Acceptance {
    if (!this.typed || this.text === '') {
      this.judged = true;
      return 'accepted';
    }
    this.read();
    this.judged = true;
    if (this.problem !== null) return 'refused';
    if (this.entry !== null && !isMissing(this.entry)) this.text = editText(this.field, this.entry);
    return this.soft !== null && !this.confirmed ? 'ask' : 'accepted';
  }

  confirm(): void {
    this.confirmed = true;
  }

  takeSlip(): boolean {
    const { slip } = this;
    if (slip === null) return false;
    this.text = slip.text;
    this.unit = this.field.type === 'lab' ? slip.unit : this.unit;
    this.read();
    this.judged = true;
    return true;
  }

  /** Reads the typed number in another unit, without converting it. */
  chooseUnit(unit: string): void {
    this.unit = unit;
    this.confirmed = false;
    if (this.text !== '') this.read();
  }

  /** Goes to the next unit and converts the number along. */
  convertUnit(): void {
    const { field, entry } = this;
    if (field.type !== 'lab') return;
    const units = unitsOf(field.quantity);
    const next = units[(units.indexOf(this.unit) + 1) % units.length] ?? this.unit;
    const ratio = (unitFactor(field.quantity, this.unit) ?? 1) / (unitFactor(field.quantity, next) ?? 1);
    this.unit = next;
    if (entry === null || isMissing(entry) || typeof entry !== 'object' || !('unit' in entry)) return;
    this.text = `${entry.comparator ?? ''}${plainNumber(Number((entry.value * ratio).toPrecision(6)))}`;
    this.read();
  }

  require(): boolean {
    if (this.field.required !== true || this.entry !== null || this.problem !== null) return true;
    this.problem = { code: 'required' };
    this.judged = true;
    return false;
  }

  toDraft(): FieldDraft | null {
    if (this.empty) return null;
    if (!this.typed || this.missing !== null) return { entry: this.entry };
    const { text, unit } = this;
    return this.soft !== null && this.confirmed ? { text, unit, confirmed: true } : { text, unit };
  }

  fromDraft(draft: FieldDraft | undefined): void {
    this.load(draft?.entry ?? null);
    if (draft?.text === undefined) return;
    this.unit = draft.unit ?? this.unit;
    this.text = draft.text;
    this.confirmed = draft.confirmed ?? false;
    this.read();
    this.judged = this.problem !== null;
  }

  private read(): void {
    this.slip = null;
    this.soft = null;
    this.problem = null;
    this.entry = null;
    if (this.text.trim() === '') return;
    const typed = parseTyped(this.field, this.text, this.unit, this.context());
    this.slip = typed.slip;
    if (typed.kind === 'refused') {
      this.problem = typed.problem;
      return;
    }
    this.entry = typed.value;
    this.soft = typed.soft;
    if (this.field.type === 'lab') this.unit = typed.unit;
  }
}
