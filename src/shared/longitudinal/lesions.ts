import type { Row } from '#shared/codebook/records.ts';
import { known } from '#shared/model/missing.ts';
import { valueOn, type Notes } from './onDay.ts';
import type { Image } from './timeline.ts';

export type System = 'mRECIST' | 'RECIST11';
export const SYSTEMS: readonly System[] = ['mRECIST', 'RECIST11'];

type Lesion = Row<'lesion'>;

/** What the readings of one date say of one lesion. */
interface LesionOnDay {
  readonly number: number;
  readonly rows: readonly Lesion[];
}

/** Lesions by image, so that several questions to one image group its rows once. */
const grouped = new WeakMap<Image, readonly LesionOnDay[]>();

function lesionsOn(image: Image): readonly LesionOnDay[] {
  const before = grouped.get(image);
  if (before !== undefined) return before;
  const lesions = groupLesions(image);
  grouped.set(image, lesions);
  return lesions;
}

function groupLesions(image: Image): readonly LesionOnDay[] {
  const byNumber = new Map<number, Lesion[]>();
  for (const row of image.rows) {
    for (const lesion of row.lesions) {
      const rows = byNumber.get(lesion.lesionNo);
      if (rows) rows.push(lesion);
      else byNumber.set(lesion.lesionNo, [lesion]);
    }
  }
  return [...byNumber].map(([number, rows]) => ({ number, rows }));
}

function read<T>(lesion: LesionOnDay, pick: (row: Lesion) => T | null, notes: Notes): T | null {
  const [only] = lesion.rows;
  if (only !== undefined && lesion.rows.length === 1) return pick(only);
  return valueOn({ day: 0, imputed: false, post: false, rows: lesion.rows }, pick, notes);
}

const isNode = (lesion: LesionOnDay, notes: Notes): boolean =>
  read(lesion, (row) => known(row.kind), notes) === 'node';

const isGone = (lesion: LesionOnDay, notes: Notes): boolean =>
  read(lesion, (row) => known(row.status), notes) === 'absent';

/** The diameter that enters the sum of a system, in mm; a lesion that is gone or no longer enhances measures 0. */
function diameter(lesion: LesionOnDay, system: System, notes: Notes): number | null {
  const measured =
    system === 'mRECIST'
      ? read(lesion, (row) => known(row.viableLongestMm), notes)
      : isNode(lesion, notes)
        ? read(lesion, (row) => known(row.shortAxisMm), notes)
        : read(lesion, (row) => known(row.longestMm), notes);
  if (measured !== null) return measured;
  const isInert =
    system === 'mRECIST' && read(lesion, (row) => known(row.arterialEnhancement), notes) === false;
  return isInert || isGone(lesion, notes) ? 0 : null;
}

/** Target lesions of a baseline image, all of them measured, with their sum in mm. */
export interface Targets {
  readonly numbers: readonly number[];
  readonly sum: number;
}

const markOf = (lesion: LesionOnDay, notes: Notes): boolean | null =>
  read(lesion, (row) => known(row.isTarget), notes);

/** Numbers of the lesions that any of the images marks as targets: once a target, always a target. */
export function markedTargets(images: readonly Image[]): ReadonlySet<number> {
  const notes: Notes = new Set();
  const marked = images.flatMap((image) =>
    lesionsOn(image).filter((lesion) => markOf(lesion, notes) === true),
  );
  return new Set(marked.map((lesion) => lesion.number));
}

/**
 * The lesions that the image marks as targets, or leaves unmarked and `marked` names. `null` where there is none, one
 * of them is not measured, or the image marks none itself and leaves one of `marked` out.
 */
export function targetsOn(
  image: Image,
  system: System,
  marked: ReadonlySet<number>,
  notes: Notes,
): Targets | null {
  const lesions = lesionsOn(image);
  const targets = lesions.filter((lesion) => markOf(lesion, notes) ?? marked.has(lesion.number));
  const isMarking = targets.some((lesion) => markOf(lesion, notes) === true);
  if (targets.length === 0 || (!isMarking && targets.length < marked.size)) return null;
  const diameters = targets.map((lesion) => diameter(lesion, system, notes));
  const measured = diameters.filter((value) => value !== null);
  if (measured.length < targets.length) return null;
  return { numbers: targets.map((lesion) => lesion.number), sum: total(measured) };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export interface CurrentSum {
  /** How many of the baseline's targets the image says anything of. */
  readonly recorded: number;
  /** `null` unless every target is measured. */
  readonly sum: number | null;
  readonly onlySmallNodes: boolean;
}

/** The same lesions on a later image. */
export function currentSum(image: Image, targets: Targets, system: System, notes: Notes): CurrentSum {
  const current = lesionsOn(image).filter((lesion) => targets.numbers.includes(lesion.number));
  const diameters = current.map((lesion) => diameter(lesion, system, notes));
  const measured = diameters.filter((value) => value !== null);
  const isComplete = measured.length === targets.numbers.length;
  const left = current.filter((_, index) => diameters[index] !== 0);
  const onlySmallNodes =
    isComplete &&
    left.length > 0 &&
    left.every((lesion) => isNode(lesion, notes) && (diameter(lesion, 'RECIST11', notes) ?? 10) < 10);
  return { recorded: current.length, sum: isComplete ? total(measured) : null, onlySmallNodes };
}

/** Numbers of the lesions that an image marks as no targets. */
export function nonTargetsOn(image: Image, notes: Notes): readonly number[] {
  return lesionsOn(image)
    .filter((lesion) => markOf(lesion, notes) === false)
    .map((lesion) => lesion.number);
}

export type NonTarget = 'none' | 'CR' | 'nonCR_nonPD' | 'not_evaluated';

/** The lesions of the baseline beside its targets, on a later image. Unequivocal progression of them is entered, not computed. */
export function nonTargetOn(
  baseline: Image,
  targets: Targets,
  image: Image,
  system: System,
  notes: Notes,
): NonTarget {
  const others = lesionsOn(baseline)
    .map(({ number }) => number)
    .filter((number) => !targets.numbers.includes(number));
  if (others.length === 0) return 'none';
  const current = lesionsOn(image).filter((lesion) => others.includes(lesion.number));
  const states = current.map((lesion) => {
    const status = read(lesion, (row) => known(row.status), notes);
    if (status === 'absent') return true;
    if (system === 'mRECIST' && read(lesion, (row) => known(row.arterialEnhancement), notes) === false)
      return true;
    return status === 'present' ? false : null;
  });
  if (states.includes(false)) return 'nonCR_nonPD';
  return current.length < others.length || states.includes(null) ? 'not_evaluated' : 'CR';
}

export function hasNewLesion(image: Image, notes: Notes): boolean {
  return lesionsOn(image).some((lesion) => read(lesion, (row) => known(row.status), notes) === 'new');
}

/** Product of perpendicular diameters in mm2 (or the longest diameter in mm) of the intrahepatic lesions, by number. */
export function sizesOn(
  image: Image,
  dimension: 'product' | 'longest',
  notes: Notes,
): ReadonlyMap<number, number | null> {
  const sizes = new Map<number, number | null>();
  for (const lesion of lesionsOn(image)) {
    const kind = read(lesion, (row) => known(row.kind), notes);
    if (kind !== null && kind !== 'intrahepatic') continue;
    const longest = read(lesion, (row) => known(row.longestMm), notes);
    const perpendicular = read(lesion, (row) => known(row.perpMm), notes);
    const size =
      dimension === 'longest'
        ? longest
        : longest === null || perpendicular === null
          ? null
          : longest * perpendicular;
    sizes.set(lesion.number, size ?? (isGone(lesion, notes) ? 0 : null));
  }
  return sizes;
}
