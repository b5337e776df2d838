import { contextBridge, ipcRenderer } from 'electron';
import type { Envelope } from '#shared/contract/errors.ts';
import type { Transport } from '#shared/contract/transport.ts';

/** The page gets one function; neither `ipcRenderer` nor an event ever crosses the bridge. */
const transport: Transport = {
  call: (procedure, input) => ipcRenderer.invoke('registry:call', procedure, input) as Promise<Envelope>,
};

contextBridge.exposeInMainWorld('registry', transport);
