import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '#main/shells/loopback/defences.ts';
import { startLoopback, type Loopback } from '#main/shells/loopback/server.ts';
import type { RegistryPort } from '#main/registry/port.ts';

let clock = 0;
let loopback: Loopback;
let calls: string[];

/** Answers every call, so that what is refused was refused by the shell. */
const registry: RegistryPort = {
  call: (procedure, _input, reach) => {
    calls.push(`${procedure} ${reach}`);
    return Promise.resolve({ ok: true, value: { procedure } });
  },
};

beforeEach(async () => {
  clock = 1_000_000;
  calls = [];
  const page = {
    bytes: Buffer.from('<!doctype html><title>Switchpoint</title>'),
    contentType: 'text/html; charset=utf-8',
  };
  loopback = await startLoopback({ registry, assets: new Map([['/', page]]), port: 0, now: () => clock });
});
afterEach(() => loopback.close());

const origin = (): string => `http://127.0.0.1:${loopback.port}`;
const tokenOf = (url: string): string => url.slice(url.indexOf('#t=') + 3);

interface Tab {
  cookie: string;
  secret: string;
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin()}${path}`, {
    method: 'POST',
    headers: { origin: origin(), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function tabOf(response: Response): Tab {
  return {
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    secret: response.headers.get('x-registry-secret') ?? '',
  };
}

async function open(): Promise<Tab> {
  const response = await post('/session', { token: tokenOf(loopback.issueUrl()) });
  expect(response.status).toBe(200);
  return tabOf(response);
}

const call = (
  tab: Partial<Tab>,
  name = 'vault.status',
  headers: Record<string, string> = {},
): Promise<Response> =>
  post(`/rpc/${name}`, {}, { cookie: tab.cookie ?? '', 'x-registry': tab.secret ?? '', ...headers });

/** Status line of a raw request, for heads that `fetch` cannot send. */
function raw(head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(loopback.port, '127.0.0.1', () => socket.write(head));
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString()));
    socket.on('close', () => resolve(reply.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

describe('sessions', () => {
  it('answers a call that shows both cookie and secret', async () => {
    const response = await call(await open());
    expect(await response.json()).toEqual({ ok: true, value: { procedure: 'vault.status' } });
    expect(calls).toEqual(['vault.status any']);
  });

  it('sets a cookie of its port that scripts and other sites do not get', async () => {
    const response = await post('/session', { token: tokenOf(loopback.issueUrl()) });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(`^switchpoint-${loopback.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });

  it.each([
    ['nothing', (): Partial<Tab> => ({})],
    ['the cookie alone', ({ cookie }: Tab): Partial<Tab> => ({ cookie })],
    ['the secret alone', ({ secret }: Tab): Partial<Tab> => ({ secret })],
    [
      'another secret',
      ({ cookie, secret }: Tab): Partial<Tab> => ({ cookie, secret: `${secret.slice(1)}x` }),
    ],
  ])('refuses a call that shows %s', async (_what, shown) => {
    const response = await call(shown(await open()));
    expect(response.status).toBe(401);
    expect(calls).toEqual([]);
  });

  it('takes a link once, within a minute, and only the last one', async () => {
    const first = tokenOf(loopback.issueUrl());
    const second = tokenOf(loopback.issueUrl());
    expect((await post('/session', { token: first })).status).toBe(401);
    expect((await post('/session', { token: second })).status).toBe(200);
    expect((await post('/session', { token: second })).status).toBe(401);
    const late = tokenOf(loopback.issueUrl());
    clock += 60_001;
    expect((await post('/session', { token: late })).status).toBe(401);
  });

  it('ends a session that is idle for half an hour', async () => {
    const tab = await open();
    clock += 30 * 60_000;
    expect((await call(tab)).status).toBe(200);
    clock += 30 * 60_000 + 1;
    expect((await call(tab)).status).toBe(401);
  });

  it('gives new credentials on unlock, and the old ones open nothing', async () => {
    const tab = await open();
    const unlocked = tabOf(await call(tab, 'vault.unlock'));
    expect((await call(tab)).status).toBe(401);
    expect((await call(unlocked)).status).toBe(200);
  });

  it('ends the session of an earlier tab when a new link is followed', async () => {
    const first = await open();
    const second = await open();
    expect((await call(first)).status).toBe(401);
    expect((await call(second)).status).toBe(200);
  });
});

describe('defences', () => {
  it.each([
    ['a foreign origin', { origin: 'http://127.0.0.1:1' }, 403],
    ['no origin', { origin: '' }, 403],
    ['a same-site page of another port', { 'sec-fetch-site': 'same-site' }, 403],
    ['a form content type', { 'content-type': 'text/plain' }, 415],
  ])('refuses a call with %s', async (_what, headers, status) => {
    const response = await call(await open(), 'vault.status', headers);
    expect(response.status).toBe(status);
    expect(calls).toEqual([]);
  });

  it.each([
    ['a rebound host name', 'GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n', '421'],
    ['localhost', 'GET / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n', '421'],
    ['an absolute target', 'GET http://127.0.0.1:PORT/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n', '400'],
    ['another method', 'PUT / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n', '405'],
    [
      'OPTIONS of a preflight',
      'OPTIONS /rpc/vault.status HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://a.test\r\n\r\n',
      '405',
    ],
    [
      'a missing origin',
      'POST /rpc/vault.status HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
      '403',
    ],
    [
      'no length',
      'POST /session HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '411',
    ],
    ['a long header', `GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: ${'a'.repeat(9000)}\r\n\r\n`, '431'],
  ])('refuses %s', async (_what, head, status) => {
    const line = await raw(head.replaceAll('PORT', String(loopback.port)));
    expect(line.split(' ')[1]).toBe(status);
    expect(calls).toEqual([]);
  });

  it('refuses a body over the limit, announced or not', async () => {
    const tab = await open();
    const response = await post('/rpc/vault.status', 'x'.repeat(MAX_BODY_BYTES), {
      cookie: tab.cookie,
      'x-registry': tab.secret,
    });
    expect(response.status).toBe(413);
  });

  it.each(['/rpc/vault.status/x', '/rpc/vault%2estatus', '/rpc/', '/other'])(
    'knows no procedure at %s',
    async (path) => {
      const tab = await open();
      const response = await post(path, {}, { cookie: tab.cookie, 'x-registry': tab.secret });
      expect(response.status).toBe(404);
      expect(calls).toEqual([]);
    },
  );

  it('refuses a body that is not JSON', async () => {
    const tab = await open();
    const response = await fetch(`${origin()}/rpc/vault.status`, {
      method: 'POST',
      headers: {
        origin: origin(),
        'content-type': 'application/json',
        cookie: tab.cookie,
        'x-registry': tab.secret,
      },
      body: '{',
    });
    expect(response.status).toBe(400);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%5cpackage.json', '/index.html%00', '/?x=1'])(
    'serves nothing outside its files: %s',
    async (path) => {
      expect(await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${loopback.port}\r\n\r\n`)).toContain(
        ' 404 ',
      );
    },
  );

  it('serves the page with its policy, and not into a foreign page', async () => {
    const response = await fetch(`${origin()}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    const embedded = await fetch(`${origin()}/`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(embedded.status).toBe(403);
    const framed = await fetch(`${origin()}/`, {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    });
    expect(framed.status).toBe(403);
  });

  it('listens on 127.0.0.1 only', async () => {
    const elsewhere = new Promise((resolve) => {
      const socket = connect(loopback.port, '::1', () => resolve('open'));
      socket.on('error', () => resolve('closed'));
    });
    expect(await elsewhere).toBe('closed');
  });
});
