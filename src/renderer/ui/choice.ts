export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Heading under which the choice stands. */
  readonly group?: string;
}
