import type { z } from 'zod';
import type { Role } from './roles.ts';

/**
 * `query` reads; `command` writes in one audited transaction; `session` opens or closes the vault itself;
 * `job` is long work: the call answers with a job id, `jobs.status` with progress and at last the result.
 */
export type ProcedureKind = 'query' | 'command' | 'session' | 'job';

export interface Procedure<
  K extends ProcedureKind = ProcedureKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K;
  readonly input: I;
  /** Of a job: the schema of its result. */
  readonly output: O;
  /** Any of these roles; `null` needs no open registry and no user. */
  readonly roles: readonly Role[] | null;
  /** `local`: takes paths of this machine, so it is refused to the loopback shell. */
  readonly reach: 'any' | 'local';
}

interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly roles: readonly Role[] | null;
  readonly reach?: 'any' | 'local';
}

const declare =
  <K extends ProcedureKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>): Procedure<K, I, O> => ({
    kind,
    reach: 'any',
    ...declaration,
  });

export const query = declare('query');
export const command = declare('command');
export const session = declare('session');
export const job = declare('job');
