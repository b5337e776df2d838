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

/** What the shell knows this tab by; a successful unlock replaces it. */
let secret: string | null = sessionStorage.getItem(SECRET);

async function post(path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (secret !== null) headers['x-registry'] = secret;
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' };
  const response = await fetch(path, init);
  if (response.status === 401) {
    keep(null);
    throw new SessionEnded();
  }
  const given = response.headers.get('x-registry-secret');
  if (given !== null) keep(given);
  return response;
}

function keep(given: string | null): void {
  secret = given;
  if (given === null) sessionStorage.removeItem(SECRET);
  else sessionStorage.setItem(SECRET, given);
}

/** Opens the session of this tab: the one-time token of the address is traded in and taken out of it. */
export async function openLoopback(): Promise<Transport> {
  const token = TOKEN.exec(location.hash)?.[1];
  if (token !== undefined) {
    history.replaceState(null, '', location.pathname);
    await post('/session', { token });
  }
  if (secret === null) throw new SessionEnded();
  return {
    call: async (procedure, input) => (await (await post(`/rpc/${procedure}`, input)).json()) as Envelope,
  };
}
