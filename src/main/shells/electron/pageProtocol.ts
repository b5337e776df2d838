import type { CustomScheme } from 'electron';
import type { Asset } from '../pageAssets.ts';
import { PAGE_HEADERS } from '../pageHeaders.ts';

const SCHEME = 'registry';
const PAGE_ORIGIN = `${SCHEME}://app`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/** Registered before the app is ready; no scheme may bypass the content security policy. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};
export const SCHEME_NAME = SCHEME;

/** Looks a request up among the built files: nothing of the URL becomes a path. */
export function servePage(url: string, assets: ReadonlyMap<string, Asset>): Response {
  const asset = assets.get(pathOf(url) ?? '');
  if (asset === undefined) return new Response(null, { status: 404, headers: PAGE_HEADERS });
  return new Response(new Uint8Array(asset.bytes), {
    headers: { ...PAGE_HEADERS, 'content-type': asset.contentType },
  });
}

function pathOf(url: string): string | null {
  const prefix = `${PAGE_ORIGIN}/`;
  return url.startsWith(prefix) ? url.slice(PAGE_ORIGIN.length) : null;
}

/** Whether a URL is our own page; fragments are the router's. */
export function isOwnPage(url: string): boolean {
  return url === PAGE_URL || url.startsWith(`${PAGE_URL}#`);
}

/** Whether the network layer may load a URL at all. */
export function isOwnRequest(url: string, production: boolean): boolean {
  return url.startsWith(`${PAGE_ORIGIN}/`) || (!production && url.startsWith('devtools:'));
}
