import type { Client } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { AuditEntry } from '#shared/contract/features/audit.ts';
import { codeOf } from '#renderer/api/failure.ts';

const PAGE = 200;

/** The audit trail in its own order, read on by pages. */
export class AuditModel {
  entries = $state.raw<readonly AuditEntry[]>([]);
  studyId = $state('');
  more = $state(false);
  loaded = $state(false);
  failure = $state<ErrorCode | null>(null);
  opened = $state<number | null>(null);
  private readonly client: Client;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  type(studyId: string): void {
    this.studyId = studyId;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.restart(), 200);
  }

  async restart(): Promise<void> {
    this.entries = [];
    await this.next();
  }

  async next(): Promise<void> {
    const studyId = this.studyId.trim();
    const after = this.entries.at(-1)?.seq ?? 0;
    try {
      const { entries } = await this.client.call('audit.list', {
        studyId: studyId === '' ? null : studyId,
        after,
        limit: PAGE,
      });
      if (studyId !== this.studyId.trim()) return;
      this.entries = [...this.entries, ...entries];
      this.more = entries.length === PAGE;
      this.loaded = true;
      this.failure = null;
    } catch (error) {
      this.failure = codeOf(error);
    }
  }
}

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields in which the two sides of an entry differ. */
export function changesOf(entry: AuditEntry): readonly Change[] {
  const [before, after] = [isNode(entry.old) ? entry.old : {}, isNode(entry.new) ? entry.new : {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after);
}
