const plural = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const common = {
  product: 'Switchpoint',
  tagline: 'Research registry for TACE and the switch to systemic therapy',
  researchOnly: 'Research use only',
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  undo: 'Undo',
  retry: 'Try again',
  yes: 'Yes',
  no: 'No',
  notKnown: 'not known',
  optional: 'optional',
  none: 'none',
  day: (n: number) => `day ${n}`,
  patients: (n: number) => plural(n, 'patient', 'patients'),
  rows: (n: number) => plural(n, 'row', 'rows'),
  count: (n: number) => n.toLocaleString('en'),
  list: (items: readonly string[]) => new Intl.ListFormat('en').format(items),
  anyOf: (items: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(items),
} as const;
