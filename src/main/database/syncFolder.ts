import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes a rename survive a power cut. Windows cannot open folders and orders its journal itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
