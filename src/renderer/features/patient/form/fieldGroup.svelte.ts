import { isActive } from '#shared/codebook/branching.ts';
import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Value } from '#shared/codebook/records.ts';
import type { Entry } from '#shared/model/missing.ts';
import { FieldModel, type FieldDraft } from './fieldModel.svelte.ts';
import type { TypingContext } from './typed.ts';

export type LooseRow = Readonly<Record<string, unknown>>;

export interface Section {
  readonly title: string;
  readonly fields: readonly FieldModel[];
}

/** The fields of one record: a form's own, or one of its child rows. */
export class FieldGroup {
  readonly entity: EntityName;
  /** Unique within the form; part of every element id. */
  readonly key: string;
  /** Given by the registry; `null` until the row is stored. */
  id: string | null;
  readonly fields: readonly FieldModel[];

  constructor(entity: EntityName, key: string, id: string | null, context: () => TypingContext) {
    this.entity = entity;
    this.key = key;
    this.id = id;
    this.fields = Object.entries(entityOf(entity).fields).map(
      ([name, field]) => new FieldModel(name, field, context),
    );
  }

  field(name: string): FieldModel | null {
    return this.fields.find((field) => field.name === name) ?? null;
  }

  /** A field whose condition is known not to hold is neither shown nor stored. */
  isActive(model: FieldModel): boolean {
    return isActive(model.field, (name) => this.field(name)?.entry) === true;
  }

  /** Active fields by section, in reading order. */
  get sections(): readonly Section[] {
    const sections = new Map<string, FieldModel[]>();
    for (const field of this.fields) {
      if (!this.isActive(field)) continue;
      const title = field.field.section ?? '';
      sections.set(title, [...(sections.get(title) ?? []), field]);
    }
    return [...sections].map(([title, fields]) => ({ title, fields }));
  }

  load(row: LooseRow): void {
    for (const field of this.fields) field.load((row[field.name] ?? null) as Entry<Value>);
  }

  record(): Record<string, Entry<Value>> {
    return Object.fromEntries(
      this.fields.map((field) => [field.name, this.isActive(field) ? field.entry : null]),
    );
  }

  toDraft(): Readonly<Record<string, FieldDraft>> {
    const entries = this.fields.flatMap((field) => {
      const draft = field.toDraft();
      return draft === null ? [] : [[field.name, draft] as const];
    });
    return Object.fromEntries(entries);
  }

  fromDraft(draft: Readonly<Record<string, FieldDraft>>): void {
    for (const field of this.fields) field.fromDraft(draft[field.name]);
  }

  /** The first field that keeps the record from being stored. */
  firstProblem(): FieldModel | null {
    const stuck = this.fields.filter(
      (field) => this.isActive(field) && !(field.require() && field.problem === null),
    );
    for (const field of stuck) field.judged = true;
    return stuck[0] ?? null;
  }

  countProblems(): number {
    return this.fields.filter((field) => this.isActive(field) && field.problem !== null).length;
  }
}
