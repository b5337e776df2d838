import { analysis } from './features/analysis.ts';
import { audit } from './features/audit.ts';
import { cohorts } from './features/cohorts.ts';
import { drafts } from './features/drafts.ts';
import { exchange } from './features/exchange.ts';
import { jobs } from './features/jobs.ts';
import { patients } from './features/patients.ts';
import { statistics } from './features/statistics.ts';
import { study } from './features/study.ts';
import { vault } from './features/vault.ts';
import type { Procedure } from './procedure.ts';

/** Everything a person or a program can ask. Client, handlers, permissions and tests are derived from it. */
export const CONTRACT = {
  ...vault,
  ...study,
  ...patients,
  ...drafts,
  ...audit,
  ...analysis,
  ...cohorts,
  ...statistics,
  ...exchange,
  ...jobs,
} as const satisfies Record<string, Procedure>;

export type Contract = typeof CONTRACT;
export type ProcedureName = keyof Contract;
export type JobName = {
  [N in ProcedureName]: Contract[N] extends Procedure<'job'> ? N : never;
}[ProcedureName];

/** The procedure of a name that came over a transport; own names only. */
export function procedureOf(name: string): Procedure | null {
  return Object.hasOwn(CONTRACT, name) ? CONTRACT[name as ProcedureName] : null;
}
