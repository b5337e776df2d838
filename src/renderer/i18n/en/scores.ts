export const scores = {
  needs: 'needs',
  possible: (values: string) => `${values} possible`,
  notApplicable: 'not applicable',
  indeterminate: 'open',
  decidedAnyway: 'decided although something is missing',
} as const;
