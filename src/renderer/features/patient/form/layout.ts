import type { Field } from '#shared/codebook/fieldTypes.ts';

/** How a field is entered. */
export type ControlKind = 'typed' | 'segments' | 'list' | 'toggles' | 'chips' | 'reference';

const MAX_SEGMENTS = 7;
const MAX_TOGGLES = 9;

export function controlKind(field: Field): ControlKind {
  switch (field.type) {
    case 'boolean':
    case 'grade':
      return 'segments';
    case 'code':
      return Object.keys(field.codes).length <= MAX_SEGMENTS ? 'segments' : 'list';
    case 'codes':
      return Object.keys(field.codes).length <= MAX_TOGGLES ? 'toggles' : 'chips';
    case 'reference':
      return 'reference';
    default:
      return 'typed';
  }
}

const lettersOf = (labels: readonly string[]): number => labels.join('').length + labels.length * 5;

/** How many of the form's tracks a field needs: labels decide for choices, length for texts. */
export function spanOf(field: Field): 1 | 2 | 3 {
  const labels = field.type === 'code' || field.type === 'codes' ? Object.values(field.codes) : [];
  const kind = controlKind(field);
  if (kind === 'chips') return 3;
  if (kind === 'segments' || kind === 'toggles') {
    const letters = lettersOf(labels);
    if (field.type === 'grade') return 2;
    return letters <= 34 ? 1 : letters <= 74 ? 2 : 3;
  }
  if (field.type !== 'text') return 1;
  return field.maxLength > 200 ? 3 : field.maxLength > 100 ? 2 : 1;
}

export interface Option {
  readonly value: string | number | boolean;
  readonly label: string;
  /** What is pressed or shown on a narrow button. */
  readonly key: string;
}

/** The choices of a short list with the digit that picks each. */
export function optionsOf(field: Field, yes: string, no: string): readonly Option[] {
  if (field.type === 'boolean') {
    return [
      { value: true, label: yes, key: '1' },
      { value: false, label: no, key: '0' },
    ];
  }
  if (field.type === 'grade') {
    return Object.entries(field.grades).map(([grade, label]) => ({
      value: Number(grade),
      label,
      key: grade,
    }));
  }
  if (field.type !== 'code' && field.type !== 'codes') return [];
  return Object.entries(field.codes).map(([value, label], index) => ({
    value,
    label,
    key: String(index + 1),
  }));
}
