import type { Envelope } from '#shared/contract/errors.ts';
import type { Transport } from '#shared/contract/transport.ts';

/** The shell no longer knows this browser session: its secret is missing, spent or forgotten. */
export class SessionEnded extends Error {
  constructor() {
    super('the session has ended');
    this.name = 'SessionEnded';
  }
}

const SECRET = 'switchpoint.secret';
const TOKEN = /^#t=([A-Za-z0-9_-]+)$/;

/** The shell renews the secret of the tab when a registry opens. */
const SECRET_HEADER = 'x-registry-secret';

/** Browsers refuse to outlive the page with more than this. */
const KEPT_ALIVE = 60_000;

async function post(path: string, content: unknown): Promise<Response> {
  const body = JSON.stringify(content);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const secret = sessionStorage.getItem(SECRET);
  if (secret !== null) headers['x-registry'] = secret;
  const response = await fetch(path, {
    method: 'POST',
    headers,
    body,
    cache: 'no-store',
    // A draft written as the page goes away still arrives.
    keepalive: path === '/rpc/drafts.put' && body.length < KEPT_ALIVE,
  });
  if (response.status === 401) {
    sessionStorage.removeItem(SECRET);
    throw new SessionEnded();
  }
  const renewed = response.headers.get(SECRET_HEADER);
  if (renewed !== null) sessionStorage.setItem(SECRET, renewed);
  return response;
}

/** Trades the one-time token of the address for the secret of this tab, and takes it out of the address. */
async function exchangeToken(token: string): Promise<void> {
  history.replaceState(null, '', location.pathname);
  await post('/session', { token });
}

export async function openLoopback(): Promise<Transport> {
  const token = TOKEN.exec(location.hash)?.[1];
  if (token !== undefined) await exchangeToken(token);
  if (sessionStorage.getItem(SECRET) === null) throw new SessionEnded();
  return {
    call: async (procedure, input) => (await (await post(`/rpc/${procedure}`, input)).json()) as Envelope,
  };
}
