/** Code point order, independent of locale: the order of every list that a file or a contract fixes. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
