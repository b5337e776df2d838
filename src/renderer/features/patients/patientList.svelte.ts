import type { Client } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { PatientColumn, PatientFilter, PatientSummary } from '#shared/contract/features/patients.ts';
import { codeOf } from '#renderer/api/failure.ts';

const PAGE = 100;
const DEBOUNCE = 120;
const MOST_PENDING = 2;

export interface Sort {
  readonly column: PatientColumn;
  readonly descending: boolean;
}

export type ListFilter = 'sex' | 'bclc' | 'lastResponse' | 'status';
export interface Chip {
  readonly name: ListFilter | 'minSessions';
  readonly value: string;
}

/** The list by pages: only what is on the screen is asked for, and a late answer to an old question is dropped. */
export class PatientList {
  search = $state('');
  chips = $state.raw<readonly Chip[]>([]);
  sort = $state.raw<Sort>({ column: 'studyId', descending: false });
  total = $state(0);
  all = $state(0);
  loaded = $state(false);
  failure = $state<ErrorCode | null>(null);
  active = $state(0);
  private pages = $state.raw<ReadonlyMap<number, readonly PatientSummary[]>>(new Map());
  private readonly pending = new Set<number>();
  private readonly client: Client;
  private wanted = { first: 0, end: 0 };
  private question = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  get filter(): PatientFilter {
    const of = (name: ListFilter): { [K in ListFilter]?: string[] } => {
      const values = this.chips.filter((chip) => chip.name === name).map((chip) => chip.value);
      return values.length > 0 ? { [name]: values } : {};
    };
    const least = this.chips.find((chip) => chip.name === 'minSessions');
    return {
      ...of('sex'),
      ...of('bclc'),
      ...of('lastResponse'),
      ...of('status'),
      ...(least === undefined ? {} : { minSessions: Number(least.value) }),
    };
  }

  get narrowed(): boolean {
    return this.search.trim() !== '' || this.chips.length > 0;
  }

  row(index: number): PatientSummary | null {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  get activeRow(): PatientSummary | null {
    return this.row(this.active);
  }

  type(search: string): void {
    this.search = search;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.restart(), DEBOUNCE);
  }

  toggleSort(column: PatientColumn): void {
    const descending = this.sort.column === column && !this.sort.descending;
    this.sort = { column, descending };
    void this.restart();
  }

  addChip(chip: Chip): void {
    const others = this.chips.filter(
      (known) => !(known.name === chip.name && (known.value === chip.value || chip.name === 'minSessions')),
    );
    this.chips = [...others, chip];
    void this.restart();
  }

  removeChip(chip: Chip): void {
    this.chips = this.chips.filter((known) => known !== chip);
    void this.restart();
  }

  clear(): void {
    this.search = '';
    this.chips = [];
    void this.restart();
  }

  /** Begins again from the first row; what is shown stays until the answer is there. */
  async restart(): Promise<void> {
    clearTimeout(this.timer);
    this.question += 1;
    this.pending.clear();
    this.active = 0;
    await this.fetch(0, true);
    if (!this.narrowed) this.all = this.total;
  }

  /** Asks for the pages of a stretch of rows; what was scrolled past before it was asked for is left out. */
  need(first: number, end: number): void {
    this.wanted = { first, end };
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page += 1) {
      const known = this.pages.has(page) || this.pending.has(page);
      if (!known && this.pending.size < MOST_PENDING) void this.fetch(page, false);
    }
  }

  private async fetch(page: number, fresh: boolean): Promise<void> {
    const question = this.question;
    this.pending.add(page);
    try {
      const { search, filter, sort } = this;
      const answer = await this.client.call('patients.list', {
        search: search.trim(),
        filter,
        sort,
        offset: page * PAGE,
        limit: PAGE,
      });
      if (question !== this.question) return;
      this.pages = new Map([...(fresh ? [] : this.pages), [page, answer.rows]]);
      this.total = answer.total;
      this.all = Math.max(this.all, answer.total);
      this.loaded = true;
      this.failure = null;
    } catch (error) {
      if (question === this.question) this.failure = codeOf(error);
    } finally {
      this.pending.delete(page);
      if (question === this.question && this.failure === null) this.need(this.wanted.first, this.wanted.end);
    }
  }
}
