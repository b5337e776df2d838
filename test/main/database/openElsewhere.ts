import { openDatabase } from '#main/database/connection.ts';
import { DatabaseError } from '#main/database/errors.ts';

/* Run as a process of its own: opens a registry, prints how that went and, with `hold`, keeps it until it is killed. */
const [file = '', key = '', mode = 'open', after = ''] = process.argv.slice(2);
if (after === 'as-nobody' && process.getuid?.() === 0) process.setuid?.(65534);
try {
  const handle = openDatabase({
    file,
    dataKey: Buffer.from(key, 'hex'),
    mode: mode === 'read' ? 'read' : 'open',
  });
  if (after === 'write-and-hold') {
    handle.inWriteTransaction(() => handle.exec("INSERT INTO parent (name) VALUES ('written elsewhere')"));
    setInterval(() => handle.readOnly, 1000);
  }
  process.stdout.write(`opened ${handle.readOnly ? 'read-only' : 'writable'}\n`);
} catch (error) {
  process.stdout.write(`${error instanceof DatabaseError ? error.kind : String(error)}\n`);
}
