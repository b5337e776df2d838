import { createClient, type Client, type Input } from '#shared/contract/client.ts';
import { ContractError, type ErrorCode } from '#shared/contract/errors.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { codeOf } from '#renderer/api/failure.ts';
import { SessionEnded } from '#renderer/api/loopback.ts';
import { preferences } from './preferences.svelte.ts';

export type LockCause = 'user' | 'idle' | 'registry';

/** What runs before the registry closes, such as the writing of drafts. */
type LeaveHook = () => Promise<void>;

/**
 * Whether a registry is open, and the one client of it. Locking takes the state away first, so that every view of a
 * patient is gone within the frame, and closes the registry after it.
 */
export class Session {
  readonly client: Client;
  status = $state.raw<VaultStatus | null>(null);
  open = $state(false);
  ended = $state(false);
  lockedBy = $state<LockCause | null>(null);
  failure = $state<ErrorCode | null>(null);
  private readonly hooks = new Set<LeaveHook>();

  constructor(transport: Transport) {
    const watched: Transport = {
      call: async (procedure, input) => {
        try {
          const envelope = await transport.call(procedure, input);
          if (!envelope.ok && envelope.error.code === 'locked') this.drop('registry');
          return envelope;
        } catch (error) {
          if (error instanceof SessionEnded) this.end();
          throw error;
        }
      },
    };
    this.client = createClient(watched);
  }

  async refresh(): Promise<void> {
    try {
      this.status = await this.client.call('vault.status', {});
      this.open = this.status.state === 'open';
      this.failure = null;
    } catch (error) {
      this.failure = codeOf(error);
    }
  }

  /** Creates a registry; it counts as open only once the recovery code was acknowledged by `enter`. */
  async create(input: Input<'vault.create'>): Promise<string> {
    const { recoveryCode } = await this.client.call('vault.create', input);
    preferences.change({ user: input.user });
    return recoveryCode;
  }

  async unlock(input: Input<'vault.unlock'>): Promise<void> {
    this.status = await this.client.call('vault.unlock', input);
    preferences.change({ user: input.user });
    this.lockedBy = null;
    this.open = true;
  }

  async enter(): Promise<void> {
    this.lockedBy = null;
    await this.refresh();
  }

  /** Registers what must still be written before a lock; returns the way to take it back. */
  beforeLeaving(hook: LeaveHook): () => void {
    this.hooks.add(hook);
    return () => this.hooks.delete(hook);
  }

  async lock(cause: LockCause): Promise<void> {
    const writing = [...this.hooks].map((hook) => hook());
    this.drop(cause);
    await Promise.allSettled(writing);
    try {
      await this.client.call('vault.lock', {});
    } catch (error) {
      if (!(error instanceof ContractError || error instanceof SessionEnded)) throw error;
    }
    if (!this.ended) await this.refresh();
  }

  private drop(cause: LockCause): void {
    if (!this.open) return;
    this.open = false;
    this.lockedBy = cause;
  }

  private end(): void {
    this.open = false;
    this.ended = true;
  }
}
