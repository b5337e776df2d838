import { randomUUID } from 'node:crypto';
import { ContractError, type ErrorBody } from '#shared/contract/errors.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { JobPort } from '#main/procedures/handler.ts';
import { errorBody } from './failure.ts';

type Progress = JobStatus['progress'];

interface Job {
  progress: Progress;
  cancelled: boolean;
  end: { readonly result: Json } | { readonly error: ErrorBody } | null;
}

export interface JobControl {
  progress(label: string, done: number, total: number | null): void;
  pause(): Promise<void>;
}

const cancelled = (): ContractError =>
  new ContractError('cancelled', 'The work was stopped as asked. Nothing of it was kept.');

/** Long work of this process. The end of a job is kept until it was read once. */
export class JobTable implements JobPort {
  readonly #jobs = new Map<string, Job>();
  readonly #running = new Set<Promise<void>>();

  get running(): boolean {
    return this.#running.size > 0;
  }

  start(work: (control: JobControl) => Promise<Json>): string {
    const id = randomUUID();
    const job: Job = { progress: { label: '', done: 0, total: null }, cancelled: false, end: null };
    this.#jobs.set(id, job);
    const run = this.#run(job, work).finally(() => this.#running.delete(run));
    this.#running.add(run);
    return id;
  }

  status(jobId: string): JobStatus | null {
    const job = this.#jobs.get(jobId);
    if (job === undefined) return null;
    const { progress, end } = job;
    if (end === null) return { state: 'running', progress };
    this.#jobs.delete(jobId);
    if ('result' in end) return { state: 'done', progress, result: end.result };
    return { state: 'failed', progress, error: end.error };
  }

  cancel(jobId: string): void {
    const job = this.#jobs.get(jobId);
    if (job !== undefined) job.cancelled = true;
  }

  /** Stops everything; resolves when nothing runs any more. */
  async cancelAll(): Promise<void> {
    for (const job of this.#jobs.values()) job.cancelled = true;
    await Promise.all(this.#running);
  }

  async #run(job: Job, work: (control: JobControl) => Promise<Json>): Promise<void> {
    const pause = async (): Promise<void> => {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (job.cancelled) throw cancelled();
    };
    try {
      await pause();
      const result = await work({
        progress: (label, done, total) => (job.progress = { label, done, total }),
        pause,
      });
      job.end = { result };
    } catch (error) {
      job.end = { error: errorBody(error) };
    }
  }
}
