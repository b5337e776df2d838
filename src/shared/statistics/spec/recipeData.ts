/** The invented data set given by a seed: every column by row. */
export type RecipeData = {
  readonly time: Float64Array;
  readonly status: Uint8Array;
  readonly group: Int32Array;
  readonly age: Float64Array;
  readonly x: Float64Array;
  /** 0 censored, 1 cause a, 2 cause b. */
  readonly cause: Uint8Array;
};

const MODULUS = 2147483647;
const MULTIPLIER = 16807;

/**
 * Rows from Lehmer's generator (Park and Miller's constants). Every operation is exact or correctly rounded in double
 * precision and runs left to right, so that all programs draw the same rows.
 */
export function recipeData(n: number, seed: number): RecipeData {
  let state = seed;
  const next = (): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return state / MODULUS;
  };
  const data: RecipeData = {
    time: new Float64Array(n),
    status: new Uint8Array(n),
    group: new Int32Array(n),
    age: new Float64Array(n),
    x: new Float64Array(n),
    cause: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const group = next() < 0.5 ? 0 : 1;
    const age = 40 + Math.floor(50 * next());
    const x = 4 * next() - 2;
    const rate = (group === 1 ? 0.7 : 1) * (1 + 0.02 * (age - 65)) * (x > 0 ? 1.3 : 1);
    const u = next();
    const event = Math.floor((600 * u) / (1 - u) / rate) + 1;
    const censoring = Math.floor(3000 * next()) + 1;
    const first = next() < 0.7;
    const died = event <= censoring;
    data.time[i] = died ? event : censoring;
    data.status[i] = died ? 1 : 0;
    data.group[i] = group;
    data.age[i] = age;
    data.x[i] = x;
    data.cause[i] = died ? (first ? 1 : 2) : 0;
  }
  return data;
}
