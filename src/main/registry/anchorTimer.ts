const DELAY_MILLISECONDS = 500;
const RETRY_MILLISECONDS = 5000;

/** Says when the anchor is written: within half a second of a commit, once for many of those. */
export class AnchorTimer {
  readonly #write: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(write: () => void) {
    this.#write = write;
  }

  soon(delay = DELAY_MILLISECONDS): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.nowOrLater();
    }, delay);
  }

  /** A full disk or a file that another program holds ends no work: a later anchor says the same and more. */
  nowOrLater(): void {
    try {
      this.#write();
    } catch {
      this.soon(RETRY_MILLISECONDS);
    }
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
