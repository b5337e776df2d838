const EXTENSION = '.switchpoint';
const MIN_CHARACTERS = 12;
const MIN_WORDS = 4;

/** The rule of the vault, told before the round trip. */
export function isStrongEnough(passphrase: string): boolean {
  const words = passphrase.trim().split(/\s+/).length;
  return passphrase.length >= MIN_CHARACTERS || words >= MIN_WORDS;
}

/** A file name in the folder that no recent registry has. */
export function proposeFile(folder: string, taken: readonly string[]): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  const base = folder === '' || folder.endsWith(separator) ? folder : `${folder}${separator}`;
  for (let n = 1; ; n += 1) {
    const file = `${base}study${n === 1 ? '' : `-${n}`}${EXTENSION}`;
    if (!taken.includes(file)) return file;
  }
}
