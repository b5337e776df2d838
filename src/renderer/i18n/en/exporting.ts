export const exporting = {
  title: 'Export',
} as const;
