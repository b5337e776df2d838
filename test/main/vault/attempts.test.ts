import { appendFileSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  attemptDelay,
  clearFailedAttempts,
  readFailedAttempts,
  recordFailedAttempt,
} from '#main/vault/attempts.ts';
import { newFiles } from './vaultFolder.ts';

describe('failed attempts', () => {
  it('wait 0, 0, 1, 2, 4 ... 60 seconds', () => {
    const delays = Array.from({ length: 11 }, (_, failures) => attemptDelay(failures));
    expect(delays).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(attemptDelay(5000)).toBe(60);
  });

  it('are kept until they are taken over, foreign lines passed over', () => {
    const { attempts } = newFiles();
    expect(readFailedAttempts(attempts)).toEqual([]);
    const first = { at: '2026-01-05T10:00:00.000Z', user: 'owner' };
    const second = { at: '2026-01-05T10:00:02.000Z', user: null };
    recordFailedAttempt(attempts, first);
    appendFileSync(attempts, 'null\n{"at":5,"user":"x"}\nnot json\n{"at":"x"}\n');
    recordFailedAttempt(attempts, second);
    expect(readFailedAttempts(attempts)).toEqual([first, second]);
    clearFailedAttempts(attempts);
    expect(readFailedAttempts(attempts)).toEqual([]);
  });

  it('write down nothing but time and user', () => {
    const { attempts } = newFiles();
    const attempt = { at: '2026-01-05T10:00:00.000Z', user: null, passphrase: 'larch ember quiet tide' };
    recordFailedAttempt(attempts, attempt);
    expect(readFileSync(attempts, 'utf8')).toBe('{"at":"2026-01-05T10:00:00.000Z","user":null}\n');
  });
});
