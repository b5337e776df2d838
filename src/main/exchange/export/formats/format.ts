import type { ReleaseColumn, Row } from '#shared/deidentification/column.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';

/** A table with the columns this release uses. */
export interface WritableTable {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly ReleaseColumn[];
  /** UTF-8 bytes of the longest text of each column. */
  readonly widths: readonly number[];
  readonly rowCount: number;
  /** From the first row each time it is called. */
  rows(): AsyncIterable<Row>;
}

export interface Release {
  readonly name: string;
  readonly label: string;
  /** Day of the export. */
  readonly date: string;
  readonly tables: readonly WritableTable[];
}

/** Text a reader of its own found in a written file, with the column it stands under. */
export interface FoundCell {
  readonly table: string;
  readonly column: string;
  /** Row of the table from 1; 0 for what stands outside the rows: names, labels, metadata. */
  readonly row: number;
  readonly text: string;
}

/** One way to write a release, with a reader that shares no code with the writer. */
export interface ReleaseFormat {
  readonly name: string;
  /** Ending of its files under `data/`, without the dot. */
  readonly extension: string;
  write(release: Release, folder: ReleaseFolder): Promise<void>;
  /** Every cell and every other text of one of its files, for the leak scan. */
  read(file: string, path: string): AsyncIterable<FoundCell>;
}
