import type { Client } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import {
  MOST_LANES,
  type AgreementAnswer,
  type ResponseAnswer,
  type SWIMMER_ORDERS,
  type SwimmerLane,
} from '#shared/contract/features/cohorts.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import { DEFINITIONS, type DefinitionName } from '#shared/model/config.ts';
import { codeOf, wait } from '#renderer/api/failure.ts';

export type Order = (typeof SWIMMER_ORDERS)[number];
export type System = ResponseAnswer['system'];

/** The cohort and what is said about it; what is on the screen belongs to `asked`, whatever the filter says by now. */
export class CohortsModel {
  filter = $state('');
  order = $state<Order>('followUp');
  system = $state<System>('mRECIST');
  marked = $state.raw<readonly DefinitionName[]>(DEFINITIONS);
  asked = $state.raw<string | null>(null);
  agreement = $state.raw<AgreementAnswer | null>(null);
  response = $state.raw<ResponseAnswer | null>(null);
  /** Patients in the order of the figure, and those on the page that is shown. */
  ordered = $state.raw<readonly string[]>([]);
  lanes = $state.raw<readonly SwimmerLane[]>([]);
  withoutTace = $state(0);
  from = $state(0);
  progress = $state.raw<JobStatus['progress'] | null>(null);
  running = $state(false);
  failure = $state<ErrorCode | null>(null);
  private cancelling = $state({ aborted: false });
  private questions = 0;
  private last: Promise<void> = Promise.resolve();
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  get stale(): boolean {
    return this.asked !== null && this.asked !== this.filter.trim();
  }

  /** Everything about the cohort anew. */
  async run(): Promise<void> {
    const filter = this.filter.trim();
    await this.work(async () => {
      const question = { filter: filter === '' ? null : filter };
      this.agreement = await this.client.run('analysis.agreement', question, this.job());
      this.asked = filter;
      this.response = await this.client.run(
        'analysis.response',
        { ...question, system: this.system },
        this.job(),
      );
      await this.readOrder(filter);
    });
  }

  async chooseSystem(system: System): Promise<void> {
    this.system = system;
    await this.work(async () => {
      this.response = await this.client.run('analysis.response', { filter: this.cohort, system }, this.job());
    });
  }

  async chooseOrder(order: Order): Promise<void> {
    this.order = order;
    await this.work(() => this.readOrder(this.asked ?? ''));
  }

  async turn(direction: -1 | 1): Promise<void> {
    const from = this.from + direction * MOST_LANES;
    if (from < 0 || from >= this.ordered.length) return;
    await this.work(() => this.readLanes(from));
  }

  mark(definition: DefinitionName, shown: boolean): void {
    this.marked = DEFINITIONS.filter((name) => (name === definition ? shown : this.marked.includes(name)));
  }

  cancel(): void {
    this.cancelling.aborted = true;
  }

  private get cohort(): string | null {
    return this.asked === null || this.asked === '' ? null : this.asked;
  }

  private job() {
    return {
      wait,
      signal: this.cancelling,
      onProgress: (progress: JobStatus['progress']) => {
        this.progress = progress;
      },
    };
  }

  private async readOrder(filter: string): Promise<void> {
    const question = { filter: filter === '' ? null : filter, order: this.order };
    const { patientIds, excluded } = await this.client.run('analysis.swimmerOrder', question, this.job());
    this.ordered = patientIds;
    this.withoutTace = excluded.find(({ reason }) => reason === 'no-tace')?.n ?? 0;
    await this.readLanes(0);
  }

  private async readLanes(from: number): Promise<void> {
    const patientIds = this.ordered.slice(from, from + MOST_LANES);
    const { lanes } = await this.client.call('analysis.swimmerLanes', { patientIds });
    this.lanes = lanes;
    this.from = from;
  }

  /** Only the latest question counts: one that is under way is stopped first. */
  private async work(steps: () => Promise<void>): Promise<void> {
    this.questions += 1;
    const question = this.questions;
    this.cancelling.aborted = true;
    await this.last;
    if (question !== this.questions) return;
    this.last = this.attempt(steps);
    await this.last;
  }

  private async attempt(steps: () => Promise<void>): Promise<void> {
    this.running = true;
    this.failure = null;
    this.progress = null;
    this.cancelling = { aborted: false };
    try {
      await steps();
    } catch (error) {
      this.failure = codeOf(error);
    } finally {
      this.running = false;
    }
  }
}
