import type { App, Session, WebContents } from 'electron';
import { isOwnPage, isOwnRequest } from './pageProtocol.ts';

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** The one permission the page uses: copying a table or figure. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Electron grants permissions by default: here everything is refused, and no request leaves the program. */
export function guardSession(session: GuardedSession, production: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === ALLOWED_PERMISSION),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED_PERMISSION);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isOwnRequest(details.url, production) }),
  );
}

/** No page leaves ours, opens a window or attaches a view. */
export function guardContents(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
