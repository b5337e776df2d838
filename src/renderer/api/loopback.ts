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

async function post(path: string, body: unknown, secret: string | null): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (secret !== null) headers['x-registry'] = secret;
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' };
  const response = await fetch(path, init);
  if (response.status === 401) {
    sessionStorage.removeItem(SECRET);
    throw new SessionEnded();
  }
  return response;
}

/** Trades the one-time token of the address for the secret of this tab, and takes it out of the address. */
async function exchangeToken(token: string): Promise<string> {
  history.replaceState(null, '', location.pathname);
  const response = await post('/session', { token }, null);
  const { secret } = (await response.json()) as { readonly secret: string };
  sessionStorage.setItem(SECRET, secret);
  return secret;
}

export async function openLoopback(): Promise<Transport> {
  const token = TOKEN.exec(location.hash)?.[1];
  const secret = token === undefined ? sessionStorage.getItem(SECRET) : await exchangeToken(token);
  if (secret === null) throw new SessionEnded();
  return {
    call: async (procedure, input) => {
      const response = await post(`/rpc/${procedure}`, input, secret);
      return (await response.json()) as Envelope;
    },
  };
}
