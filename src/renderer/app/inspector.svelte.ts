export interface InspectorLine {
  readonly label: string;
  readonly value: string;
  readonly absent?: boolean;
}

export interface InspectorSection {
  readonly heading: string;
  readonly text?: string;
  readonly lines?: readonly InspectorLine[];
}

/** An explanation of one value: what it is, from which inputs, by which rule, on whose authority. */
export interface Explanation {
  readonly title: string;
  readonly subtitle?: string;
  readonly sections: readonly InspectorSection[];
}

export class Inspector {
  explanation = $state.raw<Explanation | null>(null);

  show(explanation: Explanation): void {
    this.explanation = explanation;
  }

  clear(): void {
    this.explanation = null;
  }
}
