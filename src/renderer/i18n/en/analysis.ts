export const analysis = {
  title: 'Analysis',
} as const;
