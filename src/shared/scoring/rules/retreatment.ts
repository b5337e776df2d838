import { atLeast } from '../engine/cuts.ts';
import { truth } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import { scale } from '../engine/numeric.ts';
import { CHILD_PUGH_RANGE } from '../inputs.ts';

/** What ART and ABCR share: the change in Child-Pugh score since baseline and the response to the last course. */

const everyScore = (): readonly ReturnType<typeof atLeast>[] =>
  Array.from({ length: CHILD_PUGH_RANGE.max - CHILD_PUGH_RANGE.min }, (_, i) =>
    atLeast(CHILD_PUGH_RANGE.min + 1 + i),
  );

export const changeInputs = {
  childPughBase: scale(CHILD_PUGH_RANGE, {
    label: 'Child-Pugh score at baseline',
    cuts: everyScore,
    anchor: 'course',
  }),
  childPughNow: scale(CHILD_PUGH_RANGE, {
    label: 'Child-Pugh score now',
    cuts: everyScore,
    anchor: 'course',
  }),
  response: truth('Radiological response', 'course'),
};

export const childPughChange = (x: Complete<typeof changeInputs>): number => x.childPughNow - x.childPughBase;
