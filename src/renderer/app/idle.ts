const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Counts down to a lock while nobody touches keyboard or pointer. `tick` gets the seconds that are left, once a
 * second; the clock is wall time, so a suspended computer locks on waking.
 */
export function watchIdle(
  minutes: number,
  tick: (secondsLeft: number) => void,
  expire: () => void,
): () => void {
  let last = Date.now();
  const alive = (): void => {
    last = Date.now();
  };
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
  const timer = setInterval(() => {
    const left = Math.ceil(minutes * 60 - (Date.now() - last) / 1000);
    if (left <= 0) expire();
    else tick(left);
  }, 1000);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
  };
}
