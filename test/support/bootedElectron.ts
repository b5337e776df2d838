import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { makeElectron } from './electronDouble.ts';

/*
 * Stands in for the module `electron` while the built main bundle runs. Once the window loads its page it plays the
 * renderer: runs the built preload, calls through the bridge, and prints what it saw as one line of JSON.
 */
const double = makeElectron();
export const { app, BrowserWindow, ipcMain, Menu, powerMonitor, protocol, session, utilityProcess } =
  double.electron;

type Bridge = Readonly<Record<string, unknown>>;
type Call = (
  procedure: string,
  input: unknown,
) => Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;

/** Runs the preload as a sandboxed renderer does: CommonJS with `electron` as its only module. */
function runPreload(file: string, frameUrl: string): Map<string, Bridge> {
  const exposed = new Map<string, Bridge>();
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      double.invoke(channel, { url: frameUrl, parent: null }, ...args),
  };
  const contextBridge = { exposeInMainWorld: (name: string, api: Bridge) => void exposed.set(name, api) };
  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  runInNewContext(readFileSync(file, 'utf8'), { require, module, exports: module.exports, Object, Promise });
  return exposed;
}

async function playRenderer(url: string): Promise<object> {
  const window = double.windows[0];
  const page = await double.sessions.get('switchpoint')?.fetch(url);
  const exposed = runPreload(window?.options.webPreferences?.preload ?? '', url);
  const call = exposed.get('registry')?.['call'] as Call;
  const registry = process.env['DOUBLE_REGISTRY'];
  const passphrase = 'correct horse battery staple';
  const created = await call('vault.create', {
    file: registry,
    studyName: 'Boot',
    user: 'owner',
    passphrase,
  });
  const list = await call('patients.list', {});
  await call('vault.lock', {});
  const locked = await call('patients.list', {});
  const refused = await call('vault.unlock', {
    file: registry,
    user: 'owner',
    passphrase: 'wrong wrong wrong wrong',
  });
  const unlocked = await call('vault.unlock', { file: registry, user: 'owner', passphrase });
  const local = await call('documents.write', { file: '/nowhere' });
  return {
    page: page instanceof Response ? [page.status, (await page.text()).includes('<title>')] : page,
    exposed: [...exposed].map(([name, api]) => [name, Object.keys(api)]),
    created: created.ok,
    list: list.value,
    locked: locked.error?.code,
    refused: refused.error?.code,
    unlocked: unlocked.ok,
    local: local.error?.code,
  };
}

app.on('web-contents-created', () => {
  setImmediate(() => {
    const url = double.log.find((entry) => entry.startsWith('load '))?.slice(5) ?? '';
    void playRenderer(url)
      .catch((error: unknown) => ({ failed: String(error) }))
      .then((seen) => process.stdout.write(`${JSON.stringify(seen)}\n`))
      .finally(() => app.emit('window-all-closed'));
  });
});
