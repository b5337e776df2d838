import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegistryPort } from '#main/registry/port.ts';
import type { Envelope } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Asset } from '../pageAssets.ts';
import { MAX_BODY_BYTES, refusalOf } from './defences.ts';
import { PAGE_HEADERS } from '../pageHeaders.ts';
import { Sessions, type Credentials } from './sessions.ts';

const ADDRESS = '127.0.0.1';
const CALL = /^\/rpc\/([A-Za-z_][A-Za-z_.]{0,79})$/;
/** Calls that open the registry; the tab that makes them gets new credentials. */
const OPENING = new Set(['vault.unlock', 'vault.create']);

export interface LoopbackOptions {
  readonly registry: RegistryPort;
  readonly assets: ReadonlyMap<string, Asset>;
  /** 0 takes a free one. */
  readonly port: number;
  readonly now: () => number;
}

export interface Loopback {
  readonly port: number;
  /** A link with a fresh one-time token; it works for a minute, once. */
  issueUrl(): string;
  close(): Promise<void>;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly port: number;
}

/** Serves the window to a browser of this computer, and nothing to anybody else. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const sessions = new Sessions(options.now);
  const server = createServer(
    { maxHeaderSize: 8192, requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      const { port } = server.address() as AddressInfo;
      void answer({ request, response, port }, sessions, options).catch(() => finish(response, 500));
    },
  );
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    issueUrl: () => `http://${ADDRESS}:${port}/#t=${sessions.issueLink()}`,
    close: () => {
      sessions.end();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => resolve());
  });
}

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

async function answer(call: Call, sessions: Sessions, options: LoopbackOptions): Promise<void> {
  const { request, response, port } = call;
  const target = request.url ?? '';
  const refusal = refusalOf(
    {
      method: request.method ?? '',
      target,
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: single(request.headers['sec-fetch-site']),
      fetchMode: single(request.headers['sec-fetch-mode']),
      fetchDestination: single(request.headers['sec-fetch-dest']),
      contentType: request.headers['content-type'],
      contentLength: request.headers['content-length'],
    },
    `${ADDRESS}:${port}`,
  );
  if (refusal !== null) return finish(response, refusal.status);
  if (request.method === 'GET') return sendAsset(response, options.assets.get(target));
  if (target === '/session') return openSession(call, sessions);
  const name = CALL.exec(target)?.[1];
  if (name === undefined) return finish(response, 404);
  if (!sessions.accepts(cookieOf(request, port), single(request.headers['x-registry'])))
    return finish(response, 401);
  const input = await readJson(request);
  if (input === undefined) return finish(response, 400);
  const envelope = await options.registry.call(name, input, 'any');
  if (OPENING.has(name) && envelope.ok) showCredentials(response, port, sessions.rotate());
  sendJson(response, envelope);
}

async function openSession({ request, response, port }: Call, sessions: Sessions): Promise<void> {
  const body = await readJson(request);
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
  const credentials = typeof token === 'string' ? sessions.redeem(token) : null;
  if (credentials === null) return finish(response, 401);
  showCredentials(response, port, credentials);
  sendJson(response, { ok: true, value: {} });
}

const cookieName = (port: number): string => `switchpoint-${port}`;

function showCredentials(response: ServerResponse, port: number, credentials: Credentials): void {
  response.setHeader(
    'set-cookie',
    `${cookieName(port)}=${credentials.cookie}; HttpOnly; SameSite=Strict; Path=/`,
  );
  response.setHeader('x-registry-secret', credentials.header);
}

function cookieOf(request: IncomingMessage, port: number): string | undefined {
  const prefix = `${cookieName(port)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

/** The body as JSON; `undefined` when it is longer than announced or is not JSON. */
async function readJson(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function sendAsset(response: ServerResponse, asset: Asset | undefined): void {
  if (asset === undefined) return finish(response, 404);
  response.writeHead(200, { ...PAGE_HEADERS, 'content-type': asset.contentType });
  response.end(asset.bytes);
}

function sendJson(response: ServerResponse, envelope: Envelope): void {
  response.writeHead(200, { ...PAGE_HEADERS, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(envelope));
}

function finish(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { ...PAGE_HEADERS, connection: 'close' });
  response.end();
}
