import { it } from 'vitest';
import { killRounds, killTimeout } from '#test/support/killRounds.ts';

const ROUNDS = 50;

it(`loses no acknowledged save in ${ROUNDS} kills`, { timeout: killTimeout(ROUNDS) }, () =>
  killRounds(ROUNDS),
);
