import type { Client } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { SurvivalAnswer } from '#shared/contract/features/analysis.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import { DEFAULT_FIGURE, type FigureOptions } from '#shared/figures/kaplanMeier.ts';
import { strataOf, testOf, type FigureStratum, type FigureTest } from '#shared/figures/survivalStrata.ts';
import { codeOf, wait } from '#renderer/api/failure.ts';
import type { EndpointChoice } from './choices.ts';

/** A question as it was asked; the answer on the screen belongs to it, whatever the controls say by now. */
export interface AskedQuestion {
  readonly endpoint: EndpointChoice;
  readonly origin: string;
  readonly by: string;
  readonly landmark: number | null;
  readonly filter: string;
}

export interface SurvivalResult {
  readonly question: AskedQuestion;
  readonly answer: SurvivalAnswer;
  readonly strata: readonly FigureStratum[];
  readonly test: FigureTest | null;
}

/** The question, its progress and its answer, and how the figure of it is drawn. */
export class AnalysisModel {
  endpoint = $state<EndpointChoice>('os');
  origin = $state('firstTace');
  by = $state('');
  landmark = $state('');
  filter = $state('');
  progress = $state.raw<JobStatus['progress'] | null>(null);
  running = $state(false);
  failure = $state<ErrorCode | null>(null);
  result = $state.raw<SurvivalResult | null>(null);
  figure = $state.raw<FigureOptions>(DEFAULT_FIGURE);
  private cancelling = $state({ aborted: false });
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  /** Days, `null` for none, `undefined` for something that is not a number of days. */
  get landmarkDays(): number | null | undefined {
    const typed = this.landmark.trim();
    if (typed === '') return null;
    return /^\d{1,5}$/.test(typed) ? Number(typed) : undefined;
  }

  get question(): AskedQuestion {
    const { endpoint, origin, by } = this;
    return { endpoint, origin, by, landmark: this.landmarkDays ?? null, filter: this.filter.trim() };
  }

  /** The controls say something else than the figure shows. */
  get stale(): boolean {
    return this.result !== null && JSON.stringify(this.result.question) !== JSON.stringify(this.question);
  }

  async run(): Promise<void> {
    if (this.running || this.landmarkDays === undefined) return;
    const { question } = this;
    this.running = true;
    this.failure = null;
    this.progress = null;
    this.cancelling = { aborted: false };
    try {
      const answer = await this.client.run(
        'analysis.survival',
        {
          ...question,
          by: question.by === '' ? null : question.by,
          filter: question.filter === '' ? null : question.filter,
        },
        { wait, signal: this.cancelling, onProgress: (progress) => (this.progress = progress) },
      );
      this.result = { question, answer, strata: strataOf(answer.km), test: testOf(answer.logrank) };
      this.draw({ maxTime: null });
    } catch (error) {
      const code = codeOf(error);
      this.failure = code === 'cancelled' ? null : code;
    } finally {
      this.running = false;
    }
  }

  cancel(): void {
    this.cancelling.aborted = true;
  }

  draw(change: Partial<FigureOptions>): void {
    this.figure = { ...this.figure, ...change };
  }
}
