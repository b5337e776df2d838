import { byCodePoint } from '#shared/kernel/order.ts';
import { known } from '#shared/model/missing.ts';
import type { Problem } from './problem.ts';
import type { ImagingRow, Row } from './records.ts';

const MAX_TARGETS = 5;
const MAX_TARGETS_PER_ORGAN = 2;
const MIN_LESION_MM = 10;
const MIN_NODE_MM = 15;

type MeasuredImage = Pick<ImagingRow, 'date'> & { readonly lesions: readonly Omit<Row<'lesion'>, 'id'>[] };

function countProblems(targets: readonly Omit<Row<'lesion'>, 'id'>[], path: string): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (message: string): void => void problems.push({ code: 'target-rule', path, message });
  if (targets.length > MAX_TARGETS) refuse(`takes at most ${MAX_TARGETS} target lesions`);
  const organs = targets
    .map((lesion) => known(lesion.organ)?.toLowerCase())
    .filter((organ) => organ !== undefined);
  if (organs.some((organ) => organs.filter((other) => other === organ).length > MAX_TARGETS_PER_ORGAN)) {
    refuse(`takes at most ${MAX_TARGETS_PER_ORGAN} target lesions per organ`);
  }
  return problems;
}

function tooSmall(lesion: Omit<Row<'lesion'>, 'id'>): string | null {
  const isNode = known(lesion.kind) === 'node';
  const size = known(isNode ? lesion.shortAxisMm : lesion.longestMm);
  if (size === null || size >= (isNode ? MIN_NODE_MM : MIN_LESION_MM)) return null;
  return isNode
    ? `a node is a target from ${MIN_NODE_MM} mm short axis`
    : `a lesion is a target from ${MIN_LESION_MM} mm`;
}

/**
 * The target rules of RECIST 1.1 that are refused on entry: at most 5 targets and 2 per organ; measurable size where
 * a lesion first becomes a target; a target stays one. A later image may leave a target out: that is missing, not
 * wrong. `pathOf` gives the place of an image in the input. Cost: linear in the number of lesions.
 */
export function targetProblems(
  images: readonly MeasuredImage[],
  pathOf: (imageIndex: number) => string,
): readonly Problem[] {
  const order = images
    .map((_, index) => index)
    .sort((a, b) => byCodePoint(images[a]?.date ?? '', images[b]?.date ?? ''));
  const targets = new Set<number>();
  const problems: Problem[] = [];
  for (const index of order) {
    const lesions = images[index]?.lesions ?? [];
    const path = `${pathOf(index)}.lesions`;
    problems.push(
      ...countProblems(
        lesions.filter((lesion) => known(lesion.isTarget) === true),
        path,
      ),
    );
    lesions.forEach((lesion, at) => {
      const isTarget = known(lesion.isTarget);
      const small = isTarget && !targets.has(lesion.lesionNo) ? tooSmall(lesion) : null;
      if (small !== null) problems.push({ code: 'target-rule', path: `${path}[${at}]`, message: small });
      if (isTarget === false && targets.has(lesion.lesionNo)) {
        problems.push({
          code: 'target-rule',
          path: `${path}[${at}].isTarget`,
          message: 'once a target, always a target',
        });
      }
    });
    for (const lesion of lesions) if (known(lesion.isTarget) === true) targets.add(lesion.lesionNo);
  }
  return problems;
}
