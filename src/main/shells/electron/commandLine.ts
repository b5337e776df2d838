/**
 * Switches that would open the running program to another one or weaken its windows. No fuse covers remote debugging,
 * so the production program refuses to start with any of these (Electron security checklist; Chromium switches).
 */
const FORBIDDEN = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'proxy-server',
  'host-rules',
  'host-resolver-rules',
  'ignore-certificate-errors',
] as const;

/** The first forbidden switch that is set, or `null`. */
export function forbiddenSwitch(hasSwitch: (name: string) => boolean): string | null {
  return FORBIDDEN.find((name) => hasSwitch(name)) ?? null;
}
