import type { Client, JobOptions } from '#shared/contract/client.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { ExportPreview, ExportProfile, ExportReport } from '#shared/contract/features/exchange.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import { codeOf, wait } from '#renderer/api/failure.ts';

export const FORMATS = ['csv', 'xlsx', 'sav', 'dta', 'parquet', 'odm', 'r', 'json'] as const;
export type Format = (typeof FORMATS)[number];
/** The identified one is not de-identification; it is not offered here. */
export const PROFILES = [
  'safe-harbor',
  'relative-days',
  'shifted-dates',
  'limited',
] as const satisfies readonly ExportProfile[];
export type OfferedProfile = (typeof PROFILES)[number];

const RELEASE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/** What would leave, what left, and how far it is. */
export class ExportModel {
  profile = $state<OfferedProfile>('relative-days');
  formats = $state.raw<readonly Format[]>(['csv']);
  release = $state('release-1');
  k = $state('5');
  preview = $state.raw<ExportPreview | null>(null);
  report = $state.raw<ExportReport | null>(null);
  progress = $state.raw<JobStatus['progress'] | null>(null);
  busy = $state<'preview' | 'export' | null>(null);
  failure = $state<ErrorCode | null>(null);
  private previewed = $state('');
  private cancelling = $state({ aborted: false });
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  get releaseValid(): boolean {
    return RELEASE.test(this.release);
  }

  get kValid(): boolean {
    return /^\d{1,3}$/.test(this.k) && Number(this.k) >= 1 && Number(this.k) <= 100;
  }

  get valid(): boolean {
    return this.releaseValid && this.kValid && this.formats.length > 0;
  }

  private get options() {
    return { profile: this.profile, formats: [...this.formats], release: this.release, k: Number(this.k) };
  }

  /** The preview on the screen belongs to other choices. */
  get stale(): boolean {
    return this.preview !== null && this.previewed !== JSON.stringify(this.options);
  }

  toggle(format: Format): void {
    this.formats = FORMATS.filter((item) => (item === format) !== this.formats.includes(item));
  }

  async look(): Promise<void> {
    if (!this.valid || this.busy !== null) return;
    this.busy = 'preview';
    this.failure = null;
    this.report = null;
    const { options } = this;
    try {
      this.preview = await this.client.run('export.preview', options, this.waiting());
      this.previewed = JSON.stringify(options);
    } catch (error) {
      this.failure = codeOf(error);
    } finally {
      this.busy = null;
    }
  }

  async run(): Promise<void> {
    if (!this.valid || this.busy !== null) return;
    this.busy = 'export';
    this.failure = null;
    this.report = null;
    try {
      this.report = await this.client.run('export.run', this.options, this.waiting());
    } catch (error) {
      this.failure = codeOf(error);
    } finally {
      this.busy = null;
    }
  }

  /** How a job is waited for: shown, and stopped when asked. */
  private waiting(): JobOptions {
    this.progress = null;
    this.cancelling = { aborted: false };
    return { wait, signal: this.cancelling, onProgress: (progress) => (this.progress = progress) };
  }

  cancel(): void {
    this.cancelling.aborted = true;
  }
}
