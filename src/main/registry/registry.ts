import { procedureOf, type ProcedureName } from '#shared/contract/contract.ts';
import { ContractError, type Envelope } from '#shared/contract/errors.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { Json } from '#shared/kernel/json.ts';
import { AuditedTransaction, write, type WriteContext } from '#main/database/auditedWrite.ts';
import { DocumentPages } from '#main/exchange/document/documentPages.ts';
import type {
  CommandContext,
  JobChange,
  JobContext,
  Pause,
  QueryContext,
  SessionContext,
} from '#main/procedures/handler.ts';
import type { OpenRegistry, ReadOnlyReason } from '#main/procedures/openRegistry.ts';
import { maySeeIdentifiers } from '#main/procedures/patientAccess.ts';
import { wire } from '#main/procedures/wire.ts';
import type { AuditEvent } from '#main/repositories/auditTrail.ts';
import { APP_VERSION } from './appVersion.ts';
import { errorBody, failed, invalidInput } from './failure.ts';
import { HANDLERS } from './handlers.ts';
import { JobTable, type JobControl } from './jobTable.ts';
import { Keeper } from './keeper.ts';
import { isAllowed } from './permissions.ts';
import type { Settings } from './settings.ts';

/** How long a write keeps others waiting. Switching it off and on again makes every statement be prepared anew. */
const TURN_MILLISECONDS = 25;

/** The handlers with their types joined; `run` gives each what its kind gets. */
type Run<C> = (context: C, input: unknown) => unknown;
/** Checks what a handler returned. */
type Answer = (value: unknown) => Json;

const READ_ONLY: Readonly<Record<ReadOnlyReason, ContractError>> = {
  'older-than-anchor': new ContractError(
    'older-than-anchor',
    'The registry is older than when it was last seen, so it can only be read. Nothing was changed. If a backup was put in place, restore it with a reason.',
  ),
  forked: new ContractError(
    'forked',
    'The registry has another history than when it was last seen, so it can only be read. Nothing was changed.',
  ),
  damaged: new ContractError(
    'damaged',
    'The audit trail is not as it was sealed, so the registry can only be read. Nothing was changed. Run verify.',
  ),
  file: new ContractError('read-only', 'The registry file cannot be written here. Nothing was changed.'),
};

/**
 * The registry of one process: takes a call by name, checks its input and the user's roles, gives a query the
 * connection for reading and a command one audited transaction, and answers with an envelope. It never throws.
 */
export class Registry {
  readonly #keeper: Keeper;
  readonly #jobs = new JobTable();
  readonly #documents = new DocumentPages();
  /** What was to be recorded while a job held the write transaction. */
  #waiting: AuditEvent[] = [];
  #writing = false;

  constructor(settings: Settings) {
    this.#keeper = new Keeper(settings);
  }

  async call(name: string, input: Json): Promise<Envelope> {
    try {
      const procedure = procedureOf(name);
      if (procedure === null) throw new ContractError('unknown-procedure', 'There is no such procedure.');
      this.#checkRole(procedure);
      const parsed = procedure.input.safeParse(input);
      if (!parsed.success) return failed(invalidInput(parsed.error));
      const value = await this.#run(name as ProcedureName, procedure, parsed.data);
      return { ok: true, value };
    } catch (error) {
      return failed(errorBody(error));
    }
  }

  /** Stops jobs, closes the file and forgets the key. */
  async close(): Promise<void> {
    await this.#jobs.cancelAll();
    await this.#documents.close();
    this.#keeper.lock();
  }

  #checkRole(procedure: Procedure): void {
    if (procedure.roles === null) return;
    if (isAllowed(procedure, this.#keeper.open().roles)) return;
    throw new ContractError('forbidden', 'Your role does not allow this. Nothing was changed.');
  }

  async #run(name: ProcedureName, procedure: Procedure, input: unknown): Promise<Json> {
    const handler: unknown = HANDLERS[name];
    const answer: Answer = (value) => procedure.output.parse(value) as Json;
    switch (procedure.kind) {
      case 'query':
        return answer(this.#query(handler as Run<QueryContext>, input));
      case 'command':
        return this.#command(handler as Run<CommandContext>, input, answer);
      case 'session':
        return answer(await this.#session(name, handler as Run<SessionContext>, input));
      case 'job':
        return { jobId: this.#startJob(handler as Run<JobContext>, input, answer) };
    }
  }

  #query(handler: Run<QueryContext>, input: unknown): unknown {
    const registry = this.#keeper.open();
    const notes = new Notes();
    const result = handler(
      {
        ...this.#base(),
        registry,
        identified: maySeeIdentifiers(registry.roles),
        note: (event, once) => notes.add(registry, event, once),
      },
      input,
    );
    this.#recordNotes(registry, notes);
    return result;
  }

  /** The answer is checked before the commit: one that cannot be given takes the change back. */
  #command(handler: Run<CommandContext>, input: unknown, answer: Answer): Json {
    const registry = this.#writable();
    const base = this.#base();
    const change = { source: 'form', batchId: null, reason: reasonOf(input) } as const;
    const context = writeContext(registry, base.now, change);
    const result = write(registry.database, registry.auditKey, context, () =>
      answer(handler({ ...base, registry }, input)),
    );
    this.#keeper.anchorSoon();
    return result;
  }

  async #session(name: ProcedureName, handler: Run<SessionContext>, input: unknown): Promise<unknown> {
    if (name === 'vault.lock') await this.#jobs.cancelAll();
    if (name.startsWith('drafts.') && this.#writing) throw busy();
    const documents = this.#documents;
    return handler(
      { ...this.#base(), open: () => this.#keeper.open(), vault: this.#keeper, jobs: this.#jobs, documents },
      input,
    );
  }

  #startJob(handler: Run<JobContext>, input: unknown, answer: Answer): string {
    return this.#jobs.start(async (control) => {
      const open = this.#keeper.registry;
      const notes = new Notes();
      const result = await handler(
        {
          ...this.#base(),
          ...control,
          open: () => this.#keeper.open(),
          identified: open !== null && maySeeIdentifiers(open.roles),
          note: (event, once) => {
            if (open !== null) notes.add(open, event, once);
          },
          write: (change, work) => this.#writeSlowly(control, change, work),
        },
        input,
      );
      if (open !== null) this.#recordNotes(open, notes);
      return wire(answer(result));
    });
  }

  /** One audited transaction over many turns of the event loop; only one at a time. */
  async #writeSlowly<T>(
    control: JobControl,
    change: JobChange,
    work: (pause: Pause) => Promise<T>,
  ): Promise<T> {
    const registry = this.#writable();
    const context = writeContext(registry, this.#keeper.now(), change);
    const transaction = new AuditedTransaction(registry.database, registry.auditKey, context);
    this.#writing = true;
    let turn = performance.now();
    const pause = async (): Promise<void> => {
      transaction.absorbRows();
      if (performance.now() - turn < TURN_MILLISECONDS) return;
      transaction.pause();
      await control.pause();
      transaction.resume();
      turn = performance.now();
    };
    try {
      const result = await work(pause);
      while (transaction.absorbRows()) await pause();
      transaction.commit();
      this.#keeper.anchorSoon();
      return result;
    } catch (error) {
      transaction.rollback();
      throw error;
    } finally {
      this.#writing = false;
      this.#recordWaiting(registry);
    }
  }

  #writable(): OpenRegistry {
    const registry = this.#keeper.open();
    if (registry.readOnly !== null) throw READ_ONLY[registry.readOnly];
    if (this.#writing) throw busy();
    return registry;
  }

  #recordNotes(registry: OpenRegistry, { events, once }: Notes): void {
    this.#waiting.push(...events);
    if (!this.#writing) this.#recordWaiting(registry);
    for (const name of once) registry.noted.add(name);
  }

  /** What cannot be written now waits on: the next answer is given only with it. */
  #recordWaiting(registry: OpenRegistry): void {
    this.#keeper.record(registry, this.#waiting);
    this.#waiting = [];
  }

  #base(): { readonly now: string; readonly appVersion: string } {
    return { now: this.#keeper.now(), appVersion: APP_VERSION };
  }
}

const busy = (): ContractError =>
  new ContractError(
    'busy',
    'An import or load is being written. Nothing was changed. Try again when it is done.',
  );

/** What one call adds to the trail. It counts as noted once the call is answered, not when it failed half-way. */
class Notes {
  readonly events: AuditEvent[] = [];
  readonly once: string[] = [];

  add({ noted }: OpenRegistry, event: AuditEvent, once: string | undefined): void {
    if (once !== undefined) {
      if (noted.has(once)) return;
      this.once.push(once);
    }
    this.events.push(event);
  }
}

function writeContext(registry: OpenRegistry, at: string, change: JobChange): WriteContext {
  const roles: readonly Role[] = registry.roles;
  return { at, user: registry.user, role: roles.join('+'), appVersion: APP_VERSION, ...change };
}

/** Commands that take a reason carry it in their input. */
function reasonOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('reason' in input)) return null;
  return typeof input.reason === 'string' ? input.reason : null;
}
