import type { z } from 'zod';
import type { Contract, ProcedureName } from '#shared/contract/contract.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { WriteSource } from '#main/database/auditedWrite.ts';
import type { DocumentPages } from '#main/exchange/document/documentPages.ts';
import type { AuditEvent } from '#main/repositories/auditTrail.ts';
import type { OpenRegistry } from './openRegistry.ts';
import type { Vault } from './vaultPort.ts';

/** What every procedure may know. */
interface BaseContext {
  /** UTC of the call, ISO 8601 with milliseconds. */
  readonly now: string;
  readonly appVersion: string;
}

/** Reads; the connection refuses writing. */
export interface QueryContext extends BaseContext {
  readonly registry: OpenRegistry;
  /** The user may see identifiers. */
  readonly identified: boolean;
  /** Adds an entry to the trail once the query is answered; with `once`, only the first time in this session. */
  readonly note: (event: AuditEvent, once?: string) => void;
}

/** Runs inside one audited transaction; an exception takes everything back. */
export interface CommandContext extends BaseContext {
  readonly registry: OpenRegistry;
}

/** Procedures that open or close the vault, or work beside it. */
export interface SessionContext extends BaseContext {
  /** The open registry; throws `locked` where there is none. */
  readonly open: () => OpenRegistry;
  readonly vault: Vault;
  readonly jobs: JobPort;
  readonly documents: DocumentPages;
}

export interface JobPort {
  /** `null` for a job that is not known, or whose result was read. */
  status(jobId: string): JobStatus | null;
  cancel(jobId: string): void;
}

/** Gives way to other calls; throws `cancelled` when the job was asked to stop. */
export type Pause = () => Promise<void>;

export interface JobContext extends BaseContext {
  readonly open: () => OpenRegistry;
  readonly identified: boolean;
  readonly progress: (label: string, done: number, total: number | null) => void;
  readonly pause: Pause;
  readonly note: (event: AuditEvent, once?: string) => void;
  /**
   * Runs `work` in one audited transaction that may pause: others can read meanwhile, commands answer `busy`. All or
   * nothing, whatever the exception or cancellation.
   */
  readonly write: <T>(change: JobChange, work: (pause: Pause) => Promise<T>) => Promise<T>;
}

export interface JobChange {
  readonly source: WriteSource;
  readonly batchId: string | null;
  readonly reason: string | null;
}

type In<N extends ProcedureName> = z.output<Contract[N]['input']>;
type Out<N extends ProcedureName> = z.input<Contract[N]['output']>;

interface ByKind<I, O> {
  readonly query: (context: QueryContext, input: I) => O;
  readonly command: (context: CommandContext, input: I) => O;
  readonly session: (context: SessionContext, input: I) => O | Promise<O>;
  readonly job: (context: JobContext, input: I) => Promise<O>;
}

export type Handler<N extends ProcedureName> = ByKind<In<N>, Out<N>>[Contract[N]['kind']];

/** One handler for every procedure of the contract: a missing one does not compile. */
export type Handlers = { readonly [N in ProcedureName]: Handler<N> };
export type HandlersOf<N extends ProcedureName> = Pick<Handlers, N>;
