import type { Transport } from '#shared/contract/transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell; absent in a browser. */
    readonly registry?: Transport;
  }
}
