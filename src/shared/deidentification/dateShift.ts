import { drawBelow, type KeyedFunction } from './keyedFunction.ts';

export interface ShiftWindow {
  /** Smallest and largest absolute shift in days. */
  readonly least: number;
  readonly most: number;
}
export const SHIFT_WINDOW: ShiftWindow = { least: 14, most: 365 };

/**
 * The one shift of all dates of a patient, in days: never nearer to zero than `least`, both directions alike.
 * Refuses a window that is empty or wider than 1825 days.
 */
export function dateShiftOf(
  keyed: KeyedFunction,
  scope: string,
  uuid: string,
  window: ShiftWindow = SHIFT_WINDOW,
): number {
  const { least, most } = window;
  if (!(least >= 1 && most >= least && most <= 1825))
    throw new Error('the window of the date shift is unusable');
  const half = most - least + 1;
  const draw = drawBelow(2 * half, keyed, 'dateshift', scope, uuid);
  return draw < half ? -(least + draw) : least + (draw - half);
}
