import { appendFileSync, readFileSync, rmSync } from 'node:fs';

/** A refused attempt to unlock. Nothing of what was typed: people type passphrases into name fields. */
export interface FailedAttempt {
  readonly at: string;
  /** The user when it is one of the registry's, else `null`. */
  readonly user: string | null;
}

const LONGEST_DELAY_SECONDS = 60;

/** Seconds to wait before the next attempt after so many refused in a row: 0, 0, 1, 2, 4, ... 60. */
export function attemptDelay(failures: number): number {
  return failures < 2 ? 0 : Math.min(2 ** (failures - 2), LONGEST_DELAY_SECONDS);
}

/**
 * Adds a refused attempt to the log beside the registry. The log can be deleted: it informs, the cost of the key
 * derivation protects.
 */
export function recordFailedAttempt(log: string, attempt: FailedAttempt): void {
  appendFileSync(log, `${JSON.stringify({ at: attempt.at, user: attempt.user })}\n`, { mode: 0o600 });
}

/** The refused attempts since the last unlock, oldest first; lines that are not ours are passed over. */
export function readFailedAttempts(log: string): FailedAttempt[] {
  let text: string;
  try {
    text = readFileSync(log, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap(parseAttempt);
}

/** To be called once the attempts are in the audit trail. */
export function clearFailedAttempts(log: string): void {
  rmSync(log, { force: true });
}

function parseAttempt(line: string): FailedAttempt[] {
  try {
    const json: unknown = JSON.parse(line);
    if (typeof json !== 'object' || json === null || !('at' in json) || !('user' in json)) return [];
    const { at, user } = json;
    const isOurs = typeof at === 'string' && (user === null || typeof user === 'string');
    return isOurs ? [{ at, user }] : [];
  } catch {
    return [];
  }
}
