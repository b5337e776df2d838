import { childrenOf, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Value } from '#shared/codebook/records.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Entry } from '#shared/model/missing.ts';
import { FieldGroup, type LooseRow } from './fieldGroup.svelte.ts';
import type { FieldDraft, FieldModel } from './fieldModel.svelte.ts';
import type { TypingContext } from './typed.ts';

type GroupDraft = Readonly<Record<string, FieldDraft>>;

/** What was typed, as a draft keeps it and as undo goes back to it. */
export interface FormContent {
  readonly fields: GroupDraft;
  readonly children: Readonly<
    Record<string, readonly { readonly id: string | null; readonly fields: GroupDraft }[]>
  >;
}

export type FormState = 'empty' | 'saved' | 'draft' | 'saving' | 'conflict' | 'failed';

export class ChildList {
  readonly entity: EntityName;
  rows = $state.raw<readonly FieldGroup[]>([]);

  constructor(entity: EntityName) {
    this.entity = entity;
  }

  get documentKey(): string {
    return entityOf(this.entity).documentKey;
  }
}

export interface FieldPlace {
  readonly group: FieldGroup;
  readonly field: FieldModel;
}

const UNDO_DEPTH = 200;

/** One record under entry with its child rows, their history and their state against what is stored. */
export class FormModel {
  readonly entity: EntityName;
  readonly key: string;
  readonly draftId: string;
  id: string | null;
  version: number | null;
  readonly own: FieldGroup;
  readonly lists: readonly ChildList[];
  open = $state(true);
  /** A new record keeps its place on top while it is entered, whatever its date. */
  pinned = $state(false);
  restoredAt = $state<string | null>(null);
  phase = $state<'idle' | 'saving' | 'conflict' | 'failed'>('idle');
  private readonly context: () => TypingContext;
  private stored = $state('');
  private history: string[] = [];
  private latest = '';
  private nextKey = 1;

  constructor(
    entity: EntityName,
    draftId: string,
    id: string | null,
    version: number | null,
    context: () => TypingContext,
  ) {
    this.entity = entity;
    this.draftId = draftId;
    this.key = `f-${draftId}`;
    this.id = id;
    this.version = version;
    this.context = context;
    this.own = new FieldGroup(entity, this.key, id, context);
    this.lists = entity === 'patient' ? [] : childrenOf(entity).map((child) => new ChildList(child));
    this.settle();
  }

  get groups(): readonly FieldGroup[] {
    return [this.own, ...this.lists.flatMap((list) => list.rows)];
  }

  get dirty(): boolean {
    return this.serialised() !== this.stored;
  }

  get state(): FormState {
    if (this.phase !== 'idle') return this.phase;
    if (this.dirty) return 'draft';
    return this.id === null ? 'empty' : 'saved';
  }

  get problems(): number {
    return this.groups.reduce((sum, group) => sum + group.countProblems(), 0);
  }

  /** Shows a stored row; child rows keep their place on the screen while their number stays. */
  load(row: LooseRow): void {
    this.own.load(row);
    for (const list of this.lists) {
      const rows = (row[list.documentKey] ?? []) as readonly LooseRow[];
      const reuse = list.rows.length === rows.length;
      list.rows = rows.map((child, index) => {
        const id = String(child['id']);
        const group = (reuse ? list.rows[index] : null) ?? this.newGroup(list.entity, id);
        group.id = id;
        group.load(child);
        return group;
      });
    }
    this.settle();
  }

  /** Takes over what was stored of `sent`; what was typed since then stays on top of it. */
  adopt(row: LooseRow, sent: FormContent): void {
    const now = this.content();
    const unchanged = JSON.stringify(now) === JSON.stringify(sent);
    this.load(row);
    if (unchanged) return;
    const ids = Object.fromEntries(
      this.lists.map((list) => [list.documentKey, list.rows.map((child) => child.id)]),
    );
    const children = Object.entries(now.children).map(
      ([key, rows]) =>
        [key, rows.map((child, index) => ({ ...child, id: ids[key]?.[index] ?? null }))] as const,
    );
    this.apply({ fields: now.fields, children: Object.fromEntries(children) });
  }

  /** Takes the present content as what is stored. */
  settle(): void {
    this.stored = this.serialised();
    this.latest = this.stored;
  }

  field(groupKey: string, name: string): FieldPlace | null {
    const group = this.groups.find((candidate) => candidate.key === groupKey);
    const field = group?.field(name) ?? null;
    return group === undefined || field === null ? null : { group, field };
  }

  addRow(list: ChildList): FieldGroup {
    const group = this.newGroup(list.entity, null);
    list.rows = [...list.rows, group];
    const numbered = group.field('lesionNo');
    numbered?.type(String(list.rows.length));
    numbered?.accept();
    this.remember();
    return group;
  }

  removeRow(list: ChildList, group: FieldGroup): void {
    list.rows = list.rows.filter((row) => row !== group);
    this.remember();
  }

  /** Notes a finished step for undo. */
  remember(): void {
    const now = this.serialised();
    if (now === this.latest) return;
    this.history = [...this.history, this.latest].slice(-UNDO_DEPTH);
    this.latest = now;
  }

  undo(): boolean {
    this.remember();
    const previous = this.history.at(-1);
    if (previous === undefined) return false;
    this.history = this.history.slice(0, -1);
    this.apply(JSON.parse(previous) as FormContent);
    this.latest = previous;
    return true;
  }

  /** Takes a field back to what is stored. */
  restoreField({ group, field }: FieldPlace): void {
    const stored = JSON.parse(this.stored) as FormContent;
    const rows = Object.values(stored.children).flat();
    const draft =
      group === this.own ? stored.fields : (rows.find((row) => row.id === group.id)?.fields ?? {});
    field.fromDraft(draft[field.name]);
    this.remember();
  }

  discard(): void {
    this.apply(JSON.parse(this.stored) as FormContent);
    this.history = [];
    this.phase = 'idle';
    this.latest = this.stored;
  }

  content(): FormContent & Json {
    return JSON.parse(this.serialised()) as FormContent & Json;
  }

  apply(content: FormContent): void {
    this.own.fromDraft(content.fields);
    for (const list of this.lists) {
      list.rows = (content.children[list.documentKey] ?? []).map((row) => {
        const group = this.newGroup(list.entity, row.id);
        group.fromDraft(row.fields);
        return group;
      });
    }
  }

  record(): Record<string, Entry<Value>> {
    return this.own.record();
  }

  children(): Record<string, { id: string | null; record: Record<string, Entry<Value>> }[]> {
    return Object.fromEntries(
      this.lists.map((list) => [
        list.documentKey,
        list.rows.map((row) => ({ id: row.id, record: row.record() })),
      ]),
    );
  }

  firstProblem(): FieldPlace | null {
    for (const group of this.groups) {
      const field = group.firstProblem();
      if (field !== null) return { group, field };
    }
    return null;
  }

  private newGroup(entity: EntityName, id: string | null): FieldGroup {
    const key = `${this.key}-${this.nextKey}`;
    this.nextKey += 1;
    return new FieldGroup(entity, key, id, this.context);
  }

  private serialised(): string {
    const children = this.lists.map(
      (list) => [list.documentKey, list.rows.map((row) => ({ id: row.id, fields: row.toDraft() }))] as const,
    );
    return JSON.stringify({ fields: this.own.toDraft(), children: Object.fromEntries(children) });
  }
}
