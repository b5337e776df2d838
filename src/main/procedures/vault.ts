import { ContractError } from '#shared/contract/errors.ts';
import type { HandlersOf } from './handler.ts';

export const vaultProcedures: HandlersOf<
  'vault.status' | 'vault.create' | 'vault.unlock' | 'vault.lock' | 'jobs.status' | 'jobs.cancel'
> = {
  'vault.status': ({ vault }) => vault.status(),
  'vault.create': ({ vault }, input) => vault.create(input),
  'vault.unlock': ({ vault }, input) => vault.unlock(input),
  'vault.lock': ({ vault }) => {
    vault.lock();
    return {};
  },
  'jobs.status': ({ jobs }, { jobId }) => {
    const status = jobs.status(jobId);
    if (status !== null) return status;
    throw new ContractError('not-found', 'There is no such job, or its result was read already.');
  },
  'jobs.cancel': ({ jobs }, { jobId }) => {
    jobs.cancel(jobId);
    return {};
  },
};
