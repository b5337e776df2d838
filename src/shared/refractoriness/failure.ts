import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import type { Category } from '#shared/longitudinal/response.ts';

/** Whether a category is one of a set; not evaluable says nothing. */
export function isOneOf(category: Category | null, among: readonly Response[]): Truth {
  if (category === null || category === 'NE') return null;
  if (typeof category === 'string') return among.includes(category);
  const answers = new Set(category.among.map((each) => (each === 'NE' ? null : among.includes(each))));
  const [only = null] = answers;
  return answers.size === 1 ? only : null;
}
