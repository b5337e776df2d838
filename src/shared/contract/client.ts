import type { z } from 'zod';
import type { Json } from '#shared/kernel/json.ts';
import type { Contract, JobName, ProcedureName } from './contract.ts';
import { ContractError } from './errors.ts';
import type { JobStatus } from './features/jobs.ts';
import type { Transport } from './transport.ts';

export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>;
type Direct = Exclude<ProcedureName, JobName>;

export interface JobOptions {
  readonly onProgress?: (progress: JobStatus['progress']) => void;
  readonly signal?: AbortSignalLike;
  /** Waits between polls; the caller owns the clock. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The part of `AbortSignal` that is needed; the DOM type is not known here. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

export interface Client {
  call<N extends Direct>(name: N, input: Input<N>): Promise<Output<N>>;
  run<N extends JobName>(name: N, input: Input<N>, options: JobOptions): Promise<Output<N>>;
}

const POLL_MILLISECONDS = 100;

/** The typed face of a transport. A refused call rejects with `ContractError`. */
export function createClient(transport: Transport): Client {
  const raw = async (name: string, input: unknown): Promise<Json> => {
    const envelope = await transport.call(name, input as Json);
    if (envelope.ok) return envelope.value;
    throw new ContractError(envelope.error.code, envelope.error.message, envelope.error.details);
  };

  return {
    call: async (name, input) => (await raw(name, input)) as Output<typeof name>,
    run: async (name, input, { onProgress, signal, wait }) => {
      const { jobId } = (await raw(name, input)) as { jobId: string };
      for (let cancelled = false; ; await wait(POLL_MILLISECONDS)) {
        if (signal?.aborted && !cancelled) {
          cancelled = true;
          await raw('jobs.cancel', { jobId });
        }
        const status = (await raw('jobs.status', { jobId })) as JobStatus & Json;
        onProgress?.(status.progress);
        if (status.state === 'done') return status.result as Output<typeof name>;
        if (status.state === 'failed') {
          throw new ContractError(status.error.code, status.error.message, status.error.details);
        }
      }
    },
  };
}
