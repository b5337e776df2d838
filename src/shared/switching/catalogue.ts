import type { systemicCourse } from '#shared/codebook/entities/course.ts';

export type RegimenCode = keyof (typeof systemicCourse.fields.regimenCode)['codes'];

/** Where a statement comes from: the review the registry starts from, or expert knowledge that was not verified. */
export type Provenance = 'review' | 'expert';

export interface Regimen {
  readonly class: string;
  readonly setting: string;
  readonly targets: readonly string[];
  readonly antiAngiogenic: boolean;
  /** Holds an immune checkpoint inhibitor. */
  readonly ici: boolean;
  /** Holds a tyrosine kinase inhibitor. */
  readonly tki: boolean;
  readonly provenance: Provenance;
}

const NONE = { antiAngiogenic: false, ici: false, tki: false } as const;
const KINASE = { antiAngiogenic: true, ici: false, tki: true } as const;
const CHECKPOINT = { antiAngiogenic: false, ici: true, tki: false } as const;
const MULTIKINASE = 'multikinase inhibitor';
const ICI = 'immune checkpoint inhibitor';

/** Systemic regimens by the codes of the codebook; `null` for a regimen that is described in words. */
export const REGIMENS = {
  sorafenib: {
    class: MULTIKINASE,
    setting: 'first line; after TACE refractoriness',
    targets: ['VEGF(R)', 'RAF', 'PDGFR'],
    ...KINASE,
    provenance: 'review',
  },
  lenvatinib: {
    class: MULTIKINASE,
    setting: 'first line',
    targets: ['VEGFR1-3', 'FGFR1-4', 'PDGFRA', 'RET', 'KIT'],
    ...KINASE,
    provenance: 'review',
  },
  regorafenib: {
    class: MULTIKINASE,
    setting: 'second line',
    targets: ['VEGFR', 'TIE2', 'RAF', 'KIT', 'RET'],
    ...KINASE,
    provenance: 'expert',
  },
  cabozantinib: {
    class: MULTIKINASE,
    setting: 'second line',
    targets: ['MET', 'VEGFR2', 'AXL'],
    ...KINASE,
    provenance: 'expert',
  },
  ramucirumab: {
    class: 'antibody',
    setting: 'second line; AFP from 400 ng/mL',
    targets: ['VEGFR2'],
    ...NONE,
    antiAngiogenic: true,
    provenance: 'expert',
  },
  atezo_bev: {
    class: `${ICI} and antibody`,
    setting: 'first line',
    targets: ['PD-L1', 'VEGF'],
    ...CHECKPOINT,
    antiAngiogenic: true,
    provenance: 'review',
  },
  nivolumab: {
    class: ICI,
    setting: 'alternative in refractory disease',
    targets: ['PD-1'],
    ...CHECKPOINT,
    provenance: 'review',
  },
  pembrolizumab: {
    class: ICI,
    setting: 'alternative in refractory disease',
    targets: ['PD-1'],
    ...CHECKPOINT,
    provenance: 'review',
  },
  tremelimumab: {
    class: ICI,
    setting: 'trial, with ablation or TACE',
    targets: ['CTLA-4'],
    ...CHECKPOINT,
    provenance: 'review',
  },
  durva_treme: {
    class: `two ${ICI}s`,
    setting: 'trial, after DEB-TACE',
    targets: ['PD-L1', 'CTLA-4'],
    ...CHECKPOINT,
    provenance: 'review',
  },
  durva_bev: {
    class: `${ICI} and antibody`,
    setting: 'trial, with TACE',
    targets: ['PD-L1', 'VEGF'],
    ...CHECKPOINT,
    antiAngiogenic: true,
    provenance: 'review',
  },
  camre_apa: {
    class: `${ICI} and kinase inhibitor`,
    setting: 'trial, with or without TACE',
    targets: ['PD-1', 'VEGFR2'],
    ...KINASE,
    ici: true,
    provenance: 'review',
  },
  apatinib: {
    class: 'kinase inhibitor',
    setting: 'trial in refractory disease, between TACE sessions',
    targets: ['VEGFR2'],
    ...KINASE,
    provenance: 'review',
  },
  brivanib: {
    class: 'kinase inhibitor',
    setting: 'trial, without benefit in survival',
    targets: ['VEGFR2', 'FGFR'],
    ...KINASE,
    provenance: 'review',
  },
  orantinib: {
    class: 'kinase inhibitor',
    setting: 'trial, without benefit in survival',
    targets: ['VEGFR'],
    ...KINASE,
    provenance: 'review',
  },
  haic_folfox_sor: {
    class: 'arterial chemotherapy',
    setting: 'trial in refractory disease, with or without sorafenib',
    targets: [],
    ...NONE,
    provenance: 'review',
  },
  immune_killer_cells: {
    class: 'cell therapy',
    setting: 'trial, with TACE',
    targets: [],
    ...NONE,
    provenance: 'review',
  },
  other: null,
} as const satisfies Readonly<Record<RegimenCode, Regimen | null>>;

export function regimenOf(code: RegimenCode): Regimen | null {
  return REGIMENS[code];
}
