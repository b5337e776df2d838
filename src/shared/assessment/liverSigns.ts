import { labPanel } from '#shared/codebook/entities/labPanel.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import { canonicalInterval, type LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import type { Config } from '#shared/model/config.ts';
import { discontinueRct } from '#shared/discontinuation/discontinueRct.ts';
import { labOn, statusOn } from '#shared/longitudinal/panels.ts';
import type { Panel, Status } from '#shared/longitudinal/timeline.ts';
import { valueOn } from '#shared/longitudinal/onDay.ts';

type Ascites = 'none' | 'mild' | 'moderate_severe';
type Encephalopathy = 'none' | 'grade1_2' | 'grade3_4';
const ASCITES: readonly Ascites[] = ['none', 'mild', 'moderate_severe'];
const ENCEPHALOPATHY: readonly Encephalopathy[] = ['none', 'grade1_2', 'grade3_4'];

/** The worst of what a stretch of time recorded, under the input names of the discontinuation rules. */
export interface LiverSigns {
  readonly encephalopathy: Encephalopathy | null;
  readonly ascites: Ascites | null;
  readonly varicealBleeding: Truth;
  readonly giBleeding: Truth;
  /** Two candidates each: the value surest to lie beyond a limit, and the one that could lie furthest beyond it. */
  readonly bilirubin: Candidates;
  readonly albumin: Candidates;
  readonly ptProlongSec: Candidates;
}
export type Candidates = readonly [sure: LabValue | null, furthest: LabValue | null];

function worst<T>(values: readonly T[], order: readonly T[]): T | null {
  const ranks = values.map((value) => order.indexOf(value));
  return ranks.length === 0 ? null : (order[Math.max(...ranks)] ?? null);
}

function anyTrue(values: readonly boolean[]): Truth {
  return values.length === 0 ? null : values.includes(true);
}

type LiverLab = 'bilirubin' | 'albumin' | 'ptProlongSec';

/** `sign` is 1 where a high value is bad and -1 where a low one is. */
function candidatesOf(panels: readonly Panel[], name: LiverLab, sign: 1 | -1): Candidates {
  const { quantity } = labPanel.fields[name];
  let sure: { readonly lab: LabValue; readonly at: number } | null = null;
  let furthest: { readonly lab: LabValue; readonly at: number } | null = null;
  for (const panel of panels) {
    const lab = labOn(panel, name, new Set());
    const interval = lab && canonicalInterval(quantity, lab);
    if (lab === null || interval === null) continue;
    const ends = [sign * interval.low, sign * interval.high] as const;
    const near = Math.min(...ends);
    const far = Math.max(...ends);
    if (sure === null || near > sure.at) sure = { lab, at: near };
    if (furthest === null || far > furthest.at) furthest = { lab, at: far };
  }
  return [sure?.lab ?? null, furthest?.lab ?? null];
}

export function liverSigns(panels: readonly Panel[], statuses: readonly Status[]): LiverSigns {
  const notes = new Set<string>();
  const seen = <T>(read: (status: Status) => T | null): readonly T[] =>
    statuses.map(read).filter((value) => value !== null);
  return {
    encephalopathy: worst(
      seen((status) => statusOn(status, 'encephalopathy', notes)),
      ENCEPHALOPATHY,
    ),
    ascites: worst(
      seen((status) => statusOn(status, 'ascites', notes)),
      ASCITES,
    ),
    varicealBleeding: anyTrue(seen((status) => statusOn(status, 'varicealBleeding', notes))),
    giBleeding: anyTrue(seen((status) => valueOn(status, (row) => known(row.giBleeding), notes))),
    bilirubin: candidatesOf(panels, 'bilirubin', 1),
    albumin: candidatesOf(panels, 'albumin', -1),
    ptProlongSec: candidatesOf(panels, 'ptProlongSec', 1),
  };
}

export interface OtherSigns {
  readonly seriousAdverseEvent: Truth;
  readonly progression: Truth;
}

/**
 * The discontinuation rule of the randomised trial on the worst of a stretch of time. Censored values can make the
 * surest and the furthest value two different ones; a criterion that either meets is met.
 */
export function judgeDiscontinuation(signs: LiverSigns, others: OtherSigns, config: Config) {
  const judge = (which: 0 | 1) =>
    discontinueRct.evaluate(
      {
        encephalopathy: signs.encephalopathy,
        ascites: signs.ascites,
        varicealBleeding: signs.varicealBleeding,
        bilirubin: signs.bilirubin[which],
        albumin: signs.albumin[which],
        ptProlongSec: signs.ptProlongSec[which],
        ...others,
      },
      config,
    );
  const sure = judge(0);
  const isOne = [signs.bilirubin, signs.albumin, signs.ptProlongSec].every(([a, b]) => a === b);
  return isOne || (sure.kind === 'decided' && sure.value) ? sure : judge(1);
}
