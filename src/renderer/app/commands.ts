/** Something the palette can do. Pages register their own while they are open. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hotkey?: string;
  readonly run: () => void;
}

const registered = new Set<() => readonly Command[]>();

/** Adds the commands of a page; returns the way to take them back. */
export function provideCommands(source: () => readonly Command[]): () => void {
  registered.add(source);
  return () => registered.delete(source);
}

export function pageCommands(): readonly Command[] {
  return [...registered].flatMap((source) => source());
}

/** Keeps what holds every word of the query somewhere in its label. */
export function matching(commands: readonly Command[], query: string): readonly Command[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
