const MAX_ITERATIONS = 1000;

/**
 * Root of a continuous function between `a` and `b`, where it must change sign: Brent's combination of bisection,
 * secant and inverse quadratic steps. `tolerance` bounds the error of the root (R `uniroot`; its default is 1.2e-4).
 */
export function brentRoot(f: (x: number) => number, from: number, to: number, tolerance: number): number {
  let a = from;
  let b = to;
  let fa = f(a);
  let fb = f(b);
  let c = a;
  let fc = fa;
  if (fa === 0) return a;
  for (let round = 0; round < MAX_ITERATIONS && fb !== 0; round++) {
    const previous = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const accuracy = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    let step = (c - b) / 2;
    if (Math.abs(step) <= accuracy || fb === 0) return b;
    if (Math.abs(previous) >= accuracy && Math.abs(fa) > Math.abs(fb)) {
      step = interpolated(a, b, c, fa, fb, fc, previous, accuracy) ?? step;
    }
    if (Math.abs(step) < accuracy) step = step > 0 ? accuracy : -accuracy;
    a = b;
    fa = fb;
    b += step;
    fb = f(b);
    if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) {
      c = a;
      fc = fa;
    }
  }
  return b;
}

/** The interpolated step if it stays well inside the bracket. */
function interpolated(
  a: number,
  b: number,
  c: number,
  fa: number,
  fb: number,
  fc: number,
  previous: number,
  accuracy: number,
): number | null {
  const width = c - b;
  let p: number;
  let q: number;
  if (a === c) {
    const ratio = fb / fa;
    p = width * ratio;
    q = 1 - ratio;
  } else {
    const q0 = fa / fc;
    const r1 = fb / fc;
    const r2 = fb / fa;
    p = r2 * (width * q0 * (q0 - r1) - (b - a) * (r1 - 1));
    q = (q0 - 1) * (r1 - 1) * (r2 - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const inside = p < 0.75 * width * q - Math.abs(accuracy * q) / 2 && p < Math.abs((previous * q) / 2);
  return inside ? p / q : null;
}
