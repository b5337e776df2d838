import type * as Electron from 'electron';
import type { Asset } from '../pageAssets.ts';
import { guardSession } from './lockdown.ts';
import { SCHEME_NAME, servePage } from './pageProtocol.ts';
import { windowOptions } from './windowOptions.ts';

export interface WindowParts {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly preload: string;
  readonly production: boolean;
}

/** The one place where a window is made. */
export function openWindow(
  electron: Pick<typeof Electron, 'BrowserWindow' | 'session'>,
  parts: WindowParts,
): Electron.BrowserWindow {
  const settings = windowOptions(parts.preload, parts.production);
  // Handlers belong to the window's own partition: those of the default session do not apply to it.
  const session = electron.session.fromPartition(settings.webPreferences?.partition ?? '');
  guardSession(session, parts.production);
  session.protocol.handle(SCHEME_NAME, (request) => servePage(request.url, parts.assets));
  const window = new electron.BrowserWindow(settings);
  window.once('ready-to-show', () => window.show());
  return window;
}
