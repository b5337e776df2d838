import { must } from '#shared/kernel/must.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { openLoopback } from './loopback.ts';

export interface Connection {
  readonly shell: 'desktop' | 'browser';
  readonly transport: Transport;
}

/** The desktop shell's bridge where there is one, else the loopback shell that served this page. */
export async function connect(): Promise<Connection> {
  if (window.registry !== undefined)
    return { shell: 'desktop', transport: must(window.registry, 'a bridge') };
  return { shell: 'browser', transport: await openLoopback() };
}
