import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const LINK_MILLISECONDS = 60_000;
const IDLE_MILLISECONDS = 30 * 60_000;

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const equals = (text: string | undefined, expected: Buffer): boolean =>
  text !== undefined && timingSafeEqual(digest(text), expected);

/** What a tab must show on every call: the cookie alone also reaches other ports of this address. */
export interface Credentials {
  readonly cookie: string;
  readonly header: string;
}

interface Session {
  readonly cookie: Buffer;
  readonly header: Buffer;
  usedAt: number;
}

/**
 * One-time links and the session of the one tab that followed the last of them. Only digests are kept. `now` is in
 * milliseconds.
 */
export class Sessions {
  #link: { readonly token: Buffer; readonly madeAt: number } | null = null;
  #session: Session | null = null;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A token that opens one session within a minute; an earlier one stops working. */
  issueLink(): string {
    const token = secret();
    this.#link = { token: digest(token), madeAt: this.#now() };
    return token;
  }

  /** Trades a token for credentials, once. */
  redeem(token: string): Credentials | null {
    const link = this.#link;
    if (link === null || !equals(token, link.token)) return null;
    this.#link = null;
    return this.#now() - link.madeAt > LINK_MILLISECONDS ? null : this.#open();
  }

  /** New credentials after an unlock: what was valid while the registry was locked opens nothing afterwards. */
  rotate(): Credentials {
    return this.#open();
  }

  accepts(cookie: string | undefined, header: string | undefined): boolean {
    const session = this.#session;
    if (session === null) return false;
    if (this.#now() - session.usedAt > IDLE_MILLISECONDS) {
      this.#session = null;
      return false;
    }
    const cookieMatches = equals(cookie, session.cookie);
    const headerMatches = equals(header, session.header);
    if (!cookieMatches || !headerMatches) return false;
    session.usedAt = this.#now();
    return true;
  }

  end(): void {
    this.#session = null;
    this.#link = null;
  }

  #open(): Credentials {
    const credentials = { cookie: secret(), header: secret() };
    this.#session = {
      cookie: digest(credentials.cookie),
      header: digest(credentials.header),
      usedAt: this.#now(),
    };
    return credentials;
  }
}
