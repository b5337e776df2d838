/**
 * Which requests are let in before anything of them is read. Pure, so that each rule has its test. Reasons are for
 * the log and the tests; the answer carries the status only.
 */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
  readonly fetchDestination: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
}

export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413 | 415 | 421;
  readonly reason: string;
}

export const MAX_BODY_BYTES = 1024 * 1024;

const refuse = (status: Refusal['status'], reason: string): Refusal => ({ status, reason });

/** `null` when the head is acceptable. `authority` is `127.0.0.1:<port>`. */
export function refusalOf(head: RequestHead, authority: string): Refusal | null {
  if (!head.target.startsWith('/') || head.target.startsWith('//'))
    return refuse(400, 'target is not a path');
  if (head.host !== authority) return refuse(421, 'host is not this server');
  if (head.method === 'GET') return refusalOfRead(head);
  if (head.method === 'POST') return refusalOfCall(head, authority);
  return refuse(405, 'method');
}

/** Static files may be opened as a page, from wherever the link was, or loaded by our own page; never embedded. */
function refusalOfRead(head: RequestHead): Refusal | null {
  const site = head.fetchSite;
  const opened = head.fetchMode === 'navigate' && head.fetchDestination === 'document';
  return site === undefined || site === 'none' || site === 'same-origin' || opened
    ? null
    : refuse(403, 'foreign site');
}

function refusalOfCall(head: RequestHead, authority: string): Refusal | null {
  if (head.origin !== `http://${authority}`) return refuse(403, 'origin');
  if (head.fetchSite !== undefined && head.fetchSite !== 'same-origin') return refuse(403, 'foreign site');
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(head.contentType ?? ''))
    return refuse(415, 'content type');
  if (head.contentLength === undefined) return refuse(411, 'length');
  const length = Number(head.contentLength);
  return Number.isInteger(length) && length >= 0 && length <= MAX_BODY_BYTES
    ? null
    : refuse(413, 'too large');
}
