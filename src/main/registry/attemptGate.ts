import { ContractError, type Envelope } from '#shared/contract/errors.ts';
import { attemptDelay } from '#main/vault/attempts.ts';

/**
 * Slows down guessing: one attempt at a time, and after each refused one a longer wait, whatever file is tried and
 * whichever shell asks. The count starts from the refused attempts that the registry's log remembers.
 */
export class AttemptGate {
  readonly #now: () => Date;
  #failures = 0;
  #openFrom = 0;
  #busy = false;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async try(logged: number, attempt: () => Promise<Envelope>): Promise<Envelope> {
    if (this.#busy) throw new ContractError('busy', 'Another attempt to unlock is under way.');
    const seconds = Math.ceil((this.#openFrom - this.#now().getTime()) / 1000);
    if (seconds > 0) {
      throw new ContractError('too-many-attempts', `Too many attempts. Wait ${seconds} s and try again.`, {
        seconds,
      });
    }
    this.#busy = true;
    try {
      const envelope = await attempt();
      if (!envelope.ok && envelope.error.code === 'wrong-passphrase') this.#refused(logged);
      if (envelope.ok) this.#failures = 0;
      return envelope;
    } finally {
      this.#busy = false;
    }
  }

  #refused(logged: number): void {
    this.#failures = Math.max(this.#failures, logged) + 1;
    this.#openFrom = this.#now().getTime() + attemptDelay(this.#failures) * 1000;
  }
}
