import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { ContractError, type ErrorCode } from '#shared/contract/errors.ts';
import type { Draft } from '#shared/contract/features/drafts.ts';
import type { Day } from '#shared/kernel/day.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { Json } from '#shared/kernel/json.ts';
import { defaultConfig, parseConfig, type Config } from '#shared/model/config.ts';
import { codeOf } from '#renderer/api/failure.ts';
import type { Services } from '#renderer/app/services.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import { DraftKeeper } from './drafts.svelte.ts';
import type { LooseRow } from './form/fieldGroup.svelte.ts';
import { FormModel, type FormContent } from './form/formModel.svelte.ts';
import { liveRecord } from './liveRecord.ts';
import { courseLandmarks, datedRows, type RecordRow } from './recordRows.ts';

/** Today on this computer's calendar. */
function localToday(): Day {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type WireRecord = Record<string, Json & {}>;

/** One patient: what is stored, the forms that are open, and what both together say. */
export class PatientPage {
  readonly patientId: string;
  readonly today = localToday();
  stored = $state.raw<PatientRecord | null>(null);
  forms = $state.raw<readonly FormModel[]>([]);
  failure = $state<ErrorCode | null>(null);
  /** The rules of the study, under which everything is computed while one types. */
  config = $state.raw<Config>(defaultConfig);
  readonly live: PatientRecord | null = $derived(
    this.stored === null ? null : liveRecord(this.stored, this.forms),
  );
  readonly landmarks = $derived(this.live === null ? [] : courseLandmarks(this.live));
  readonly rows: readonly RecordRow[] = $derived(this.ordered());
  private versions: Readonly<Record<string, number>> = {};
  readonly drafts: DraftKeeper;
  private readonly services: Services;

  constructor(services: Services, patientId: string) {
    this.services = services;
    this.patientId = patientId;
    this.drafts = new DraftKeeper(services.session.client, patientId, (error) => this.tell(error));
  }

  /** Rows keep their place while their form is open, so that nothing moves under the cursor. */
  private ordered(): readonly RecordRow[] {
    if (this.live === null) return [];
    const place = (row: RecordRow): string => {
      if (this.formOf(row.entity, row.id)?.open !== true) return row.day ?? '';
      const { dateField } = entityOf(row.entity);
      const stored = this.storedRow(row.entity, row.id)?.[dateField ?? ''];
      return typeof stored === 'string' ? stored : (row.day ?? '');
    };
    const pinned = this.pinned.map((form) => form.id ?? form.draftId);
    return datedRows(this.live)
      .filter((row) => !pinned.includes(row.id))
      .map((row) => ({ row, place: place(row) }))
      .sort((a, b) => byCodePoint(b.place, a.place))
      .map(({ row }) => row);
  }

  get pinned(): readonly FormModel[] {
    return this.forms.filter((form) => form.pinned);
  }

  async load(): Promise<void> {
    try {
      await this.readConfig();
      await this.reload();
      const { drafts } = await this.services.session.client.call('drafts.list', {
        patientId: this.patientId,
      });
      for (const draft of drafts) this.restore(draft);
    } catch (error) {
      this.failure = codeOf(error);
    }
  }

  private async readConfig(): Promise<void> {
    const { changed } = await this.services.session.client.call('study.config', {});
    const config = parseConfig(changed);
    if (!config.ok) throw new ContractError('invalid-config', config.error.message);
    this.config = config.value;
  }

  private async reload(): Promise<void> {
    const answer = await this.services.session.client.call('patients.get', { patientId: this.patientId });
    this.stored = answer.record;
    this.versions = answer.versions;
  }

  private restore(draft: Draft): void {
    const form = this.newForm(draft.entity, draft.recordId, draft.draftId);
    const row = draft.recordId === null ? null : this.storedRow(draft.entity, draft.recordId);
    if (row !== null) form.load(row);
    form.version = draft.baseVersion;
    form.pinned = draft.recordId === null && draft.entity !== 'baseline';
    form.apply(draft.content as FormContent & Json);
    form.restoredAt = draft.at.slice(0, 16).replace('T', ' ');
    this.drafts.knows(draft.draftId);
    this.forms = [...this.forms, form];
  }

  private newForm(entity: EntityName, id: string | null, draftId: string): FormModel {
    const version = id === null ? null : (this.versions[id] ?? null);
    return new FormModel(entity, draftId, id, version, () => ({
      today: this.today,
      anchor: this.landmarks.findLast((landmark) => landmark.id !== (id ?? draftId))?.day ?? null,
    }));
  }

  storedRow(entity: EntityName, id: string): LooseRow | null {
    const { stored } = this;
    if (stored === null) return null;
    const { cardinality, documentKey } = entityOf(entity);
    const value = (stored as PatientRecord & Readonly<Record<string, unknown>>)[documentKey];
    if (cardinality === 'one') return (value ?? null) as LooseRow | null;
    return (value as readonly LooseRow[]).find((row) => row['id'] === id) ?? null;
  }

  formOf(entity: EntityName, id: string): FormModel | null {
    return this.forms.find((form) => form.entity === entity && (form.id ?? form.draftId) === id) ?? null;
  }

  /** Opens the form of a stored row (`id`), of a draft that is known, or of a record that is yet to be. */
  edit(entity: EntityName, id: string | null, known: FormModel | null = null): FormModel {
    const form = known ?? (id === null ? null : this.formOf(entity, id));
    if (form !== null) {
      form.open = true;
      return form;
    }
    const fresh = this.newForm(entity, id, crypto.randomUUID());
    const row = id === null ? null : this.storedRow(entity, id);
    if (row !== null) fresh.load(row);
    fresh.pinned = id === null && entityOf(entity).cardinality === 'many';
    this.forms = [...this.forms, fresh];
    return fresh;
  }

  /** Opens a row of the record as it is shown, be it stored or a draft. */
  openRow(entity: EntityName, id: string): FormModel {
    return this.edit(entity, id, this.formOf(entity, id));
  }

  /** Begins a record; one that is still empty is gone on with, and patient and baseline exist but once. */
  add(entity: EntityName): FormModel {
    if (entity === 'patient') return this.edit('patient', this.stored?.patient.id ?? null);
    if (entity === 'baseline') {
      const known = this.forms.find((form) => form.entity === 'baseline') ?? null;
      return this.edit('baseline', this.stored?.baseline?.id ?? null, known);
    }
    const untouched = this.pinned.find((form) => form.entity === entity && form.state === 'empty');
    return this.edit(entity, null, untouched ?? null);
  }

  /** Folds a form; what was typed stays as a draft. */
  close(form: FormModel): void {
    form.pinned = false;
    if (form.dirty) form.open = false;
    else this.forms = this.forms.filter((other) => other !== form);
  }

  discard(form: FormModel): void {
    form.discard();
    void this.drafts.drop(form);
    this.forms = this.forms.filter((other) => other !== form);
  }

  /** Stores a form. False when it could not be; the entry is kept either way. */
  async save(form: FormModel): Promise<boolean> {
    if (!form.dirty && form.id !== null) return true;
    form.phase = 'saving';
    const { patientId } = this;
    const { entity, id, version } = form;
    const sent = form.content();
    const record = form.record() as WireRecord;
    const children = form.children() as Record<string, { id: string | null; record: WireRecord }[]>;
    try {
      const saved = await this.services.session.client.call('records.save', {
        patientId,
        entity,
        id,
        version,
        record,
        children,
      });
      form.id = saved.id;
      form.version = saved.version;
      form.restoredAt = null;
      await this.reload();
      const row = this.storedRow(entity, saved.id);
      if (row !== null) form.adopt(row, sent);
      form.phase = 'idle';
      await (form.dirty ? this.drafts.flush() : this.drafts.drop(form));
      return true;
    } catch (error) {
      form.phase = codeOf(error) === 'conflict' ? 'conflict' : 'failed';
      if (form.phase === 'failed') this.tell(error);
      return false;
    }
  }

  /** After a conflict: goes on with this entry on top of what is stored now. */
  async keepMine(form: FormModel): Promise<void> {
    await this.reload();
    form.version = form.id === null ? null : (this.versions[form.id] ?? null);
    form.phase = 'idle';
  }

  async takeStored(form: FormModel): Promise<void> {
    await this.reload();
    const row = form.id === null ? null : this.storedRow(form.entity, form.id);
    form.version = form.id === null ? null : (this.versions[form.id] ?? null);
    form.phase = 'idle';
    if (row !== null) form.load(row);
    await this.drafts.drop(form);
  }

  async remove(form: FormModel, label: string, reason: string): Promise<void> {
    const { entity, id, version } = form;
    if (id === null || version === null) return;
    const { patientId } = this;
    const { client } = this.services.session;
    try {
      await client.call('records.remove', { patientId, entity, id, version, reason });
      await this.drafts.drop(form);
      this.forms = this.forms.filter((other) => other !== form);
      await this.reload();
      const undo = async (): Promise<void> => {
        await client.call('records.restore', { patientId, entity, id, reason: i18n.t.patient.restoreReason });
        await this.reload();
        this.services.toasts.show(i18n.t.patient.restored(label));
      };
      this.services.toasts.show(i18n.t.patient.removed(label), {
        label: i18n.t.common.undo,
        run: () => void undo().catch((error: unknown) => this.tell(error)),
      });
    } catch (error) {
      this.tell(error);
    }
  }

  tell(error: unknown): void {
    this.services.toasts.fail(i18n.t.errors[codeOf(error)]);
  }
}
