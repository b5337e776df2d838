import type { en } from './en.ts';

type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** What every locale must say: the shape of the English module with its texts left open. */
export type Messages = Widened<typeof en>;
