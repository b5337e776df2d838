const FIRST = 'P001';
const TAIL = /^(.*?)(\d+)(\D*)$/s;

/** The study code after the last one in use: its last number plus one, as wide as it was. Pure. */
export function nextStudyId(last: string | null): string {
  if (last === null) return FIRST;
  const match = TAIL.exec(last);
  if (match === null) return `${last}-2`;
  const [, head = '', digits = '', end = ''] = match;
  const next = (BigInt(digits) + 1n).toString();
  return `${head}${next.padStart(digits.length, '0')}${end}`;
}
