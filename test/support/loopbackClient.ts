import type { Envelope } from '#shared/contract/errors.ts';
import type { Transport } from '#shared/contract/transport.ts';
import type { Loopback } from '#main/shells/loopback/server.ts';

/** The calls of a browser tab that followed the link of a loopback shell. */
export async function loopbackTransport(loopback: Loopback): Promise<Transport> {
  const origin = `http://127.0.0.1:${loopback.port}`;
  const token = new URL(loopback.issueUrl()).hash.slice('#t='.length);
  let [cookie, secret] = ['', ''];
  const post = async (path: string, body: unknown): Promise<Envelope> => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', cookie, 'x-registry': secret },
      body: JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    secret = response.headers.get('x-registry-secret') ?? secret;
    return (await response.json()) as Envelope;
  };
  await post('/session', { token });
  return { call: (procedure, input) => post(`/rpc/${procedure}`, input) };
}
