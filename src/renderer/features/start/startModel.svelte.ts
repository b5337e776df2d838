import type { ErrorCode } from '#shared/contract/errors.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import { codeOf } from '#renderer/api/failure.ts';
import { preferences } from '#renderer/app/preferences.svelte.ts';
import type { Session } from '#renderer/app/session.svelte.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import { isStrongEnough, proposeFile } from './startRules.ts';

export type StartMode = 'create' | 'open';

type FieldName = 'file' | 'study' | 'user' | 'passphrase' | 'confirm';

/** Creating, opening and unlocking a registry: one form with two modes. */
export class StartModel {
  mode = $state<StartMode>('create');
  file = $state('');
  study = $state(i18n.t.start.studyDefault);
  user = $state('');
  passphrase = $state('');
  confirm = $state('');
  busy = $state(false);
  /** Whether "needed" and "differ" may be said already: not before the first attempt. */
  attempted = $state(false);
  failure = $state<ErrorCode | null>(null);
  recoveryCode = $state<string | null>(null);
  private readonly session: Session;
  private readonly status: VaultStatus;

  constructor(session: Session, status: VaultStatus) {
    this.session = session;
    this.status = status;
    this.user = preferences.user === '' ? i18n.t.start.defaultUser : preferences.user;
    const known = status.registry ?? status.recent[0]?.registry ?? null;
    if (known === null) this.beginCreate();
    else this.beginOpen(known);
  }

  beginCreate(): void {
    const taken = this.status.recent.map((entry) => entry.registry);
    this.begin('create', proposeFile(this.status.defaultFolder, taken));
  }

  beginOpen(file: string): void {
    this.begin('open', file);
  }

  private begin(mode: StartMode, file: string): void {
    this.mode = mode;
    this.file = file;
    this.passphrase = '';
    this.confirm = '';
    this.failure = null;
    this.attempted = false;
  }

  /** The study of the file to unlock, where this computer has seen it. */
  get knownStudy(): string | null {
    return this.status.recent.find((entry) => entry.registry === this.file)?.study ?? null;
  }

  /** What keeps a field from being accepted. */
  problem(field: FieldName): string | null {
    const t = i18n.t.start;
    if (field === 'confirm' && this.confirm !== '' && this.confirm !== this.passphrase) {
      return this.attempted || this.confirm.length >= this.passphrase.length ? t.mismatch : null;
    }
    if (!this.attempted) return null;
    if (this[field].trim() === '') return t.required;
    if (field === 'passphrase' && this.mode === 'create' && !isStrongEnough(this.passphrase))
      return t.tooShort;
    return null;
  }

  private get firstProblem(): FieldName | null {
    const fields: readonly FieldName[] =
      this.mode === 'create'
        ? ['study', 'file', 'user', 'passphrase', 'confirm']
        : ['file', 'user', 'passphrase'];
    return fields.find((field) => this.problem(field) !== null) ?? null;
  }

  /** Tries what the form says. Returns the field to mend, or `null` when the registry answered. */
  async submit(): Promise<FieldName | null> {
    if (this.busy) return null;
    this.attempted = true;
    this.failure = null;
    const wrong = this.firstProblem;
    if (wrong !== null) return wrong;
    this.busy = true;
    const { file, user, passphrase } = this;
    try {
      if (this.mode === 'create') {
        this.recoveryCode = await this.session.create({ file, studyName: this.study, user, passphrase });
      } else {
        await this.session.unlock({ file, user, passphrase });
      }
      this.passphrase = '';
      this.confirm = '';
    } catch (error) {
      this.failure = codeOf(error);
      if (this.failure === 'wrong-passphrase') {
        this.passphrase = '';
        // The emptied field is not itself a mistake.
        this.attempted = false;
      }
    } finally {
      this.busy = false;
    }
    return this.failure === null ? null : this.failure.startsWith('file') ? 'file' : 'passphrase';
  }

  async acknowledge(): Promise<void> {
    this.recoveryCode = null;
    await this.session.enter();
  }
}
