import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { RegistryPort } from '#main/registry/port.ts';
import type { Envelope } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import { isTrustedSender } from './trustedSender.ts';

const CALL_CHANNEL = 'registry:call';

const REFUSED: Envelope = {
  ok: false,
  error: { code: 'forbidden', message: 'the call did not come from the window; nothing was done' },
};

/** The only channel: a procedure name and its input, from the main frame of our page. */
export function answerCalls(ipcMain: Pick<IpcMain, 'handle'>, registry: RegistryPort): void {
  ipcMain.handle(
    CALL_CHANNEL,
    (event: IpcMainInvokeEvent, procedure: unknown, input: unknown): Promise<Envelope> => {
      if (!isTrustedSender(event.senderFrame) || typeof procedure !== 'string')
        return Promise.resolve(REFUSED);
      return registry.call(procedure, (input ?? null) as Json, 'any');
    },
  );
}
