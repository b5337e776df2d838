import type { Client } from '#shared/contract/client.ts';
import type { FormModel } from './form/formModel.svelte.ts';

const DELAY = 500;

/** Writes what was typed into the registry's drafts, shortly after each change and before every lock. */
export class DraftKeeper {
  private readonly client: Client;
  private readonly patientId: string;
  private readonly waiting = new Map<FormModel, ReturnType<typeof setTimeout>>();
  private readonly written = new Set<string>();
  private readonly onfailure: (error: unknown) => void;

  constructor(client: Client, patientId: string, onfailure: (error: unknown) => void) {
    this.client = client;
    this.patientId = patientId;
    this.onfailure = onfailure;
  }

  /** A draft that was found in the registry. */
  knows(draftId: string): void {
    this.written.add(draftId);
  }

  /** Counts from the first change that is not written yet, so that going on typing puts nothing off. */
  changed(form: FormModel): void {
    if (this.waiting.has(form)) return;
    this.waiting.set(
      form,
      setTimeout(() => void this.write(form), DELAY),
    );
  }

  /** The form is stored or given up: its draft goes. */
  async drop(form: FormModel): Promise<void> {
    clearTimeout(this.waiting.get(form));
    this.waiting.delete(form);
    if (!this.written.delete(form.draftId)) return;
    await this.attempt(() => this.client.call('drafts.discard', { draftId: form.draftId }));
  }

  async flush(): Promise<void> {
    await Promise.all([...this.waiting.keys()].map((form) => this.write(form)));
  }

  private async write(form: FormModel): Promise<void> {
    clearTimeout(this.waiting.get(form));
    this.waiting.delete(form);
    if (!form.dirty) return this.drop(form);
    this.written.add(form.draftId);
    const { draftId, entity, id: recordId, version: baseVersion } = form;
    const draft = {
      draftId,
      patientId: this.patientId,
      entity,
      recordId,
      baseVersion,
      content: form.content(),
    };
    await this.attempt(() => this.client.call('drafts.put', draft));
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.onfailure(error);
    }
  }
}
