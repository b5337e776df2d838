import { evaluateCase } from '#shared/scoring/cases.ts';
import type { HandlersOf } from './handler.ts';
import { wire } from './wire.ts';

export const scoreProcedures: HandlersOf<'scores.evaluate'> = {
  'scores.evaluate': (_, { cases }) => ({ results: cases.map((given) => wire(evaluateCase(given))) }),
};
