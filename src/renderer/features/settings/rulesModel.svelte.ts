import type { Client } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { StudyRules } from '#shared/contract/features/study.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { ConfigName } from '#shared/model/config.ts';
import { codeOf, wait } from '#renderer/api/failure.ts';

/** The rules of the study, and the change of one of them under way. */
export class RulesModel {
  rules = $state.raw<StudyRules | null>(null);
  editing = $state<ConfigName | null>(null);
  saving = $state(false);
  progress = $state.raw<JobStatus['progress'] | null>(null);
  failure = $state<ErrorCode | null>(null);
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async read(): Promise<void> {
    try {
      this.rules = await this.client.call('study.config', {});
    } catch (error) {
      this.failure = codeOf(error);
    }
  }

  /** Saves a value, `null` for the default; true when it was saved. */
  async save(name: ConfigName, value: Json, reason: string): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    this.failure = null;
    this.progress = null;
    try {
      const onProgress = (progress: JobStatus['progress']): void => {
        this.progress = progress;
      };
      await this.client.run('study.setConfig', { values: { [name]: value }, reason }, { wait, onProgress });
      this.editing = null;
      await this.read();
      return true;
    } catch (error) {
      this.failure = codeOf(error);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
