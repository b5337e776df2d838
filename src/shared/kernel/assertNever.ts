/** Makes a missed case of a union a compile error; reached at run time only through a broken cast. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case of type ${typeof value}`);
}
