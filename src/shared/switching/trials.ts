import type { RegimenCode } from './catalogue.ts';

/** A trial of the review's Table 1, as printed there, with what this registry puts in its place where they differ. */
export interface Trial {
  readonly row: number;
  readonly regimen: RegimenCode;
  readonly comparison: string;
  /** Registration number as printed; `null` where the review gives none. */
  readonly idAsPrinted: string | null;
  readonly idSuggested: string;
  readonly phase: string | null;
  readonly note: string | null;
  /** Mentioned in the text of the review only. */
  readonly textOnly: boolean;
}

type Line = readonly [
  row: number,
  regimen: RegimenCode,
  comparison: string,
  idAsPrinted: string | null,
  phase: string | null,
  note?: string | null,
  idSuggested?: string,
];

const LINES: readonly Line[] = [
  [1, 'sorafenib', 'Sorafenib + DEB-TACE vs DEB-TACE', 'NCT00855218', '2', 'SPACE; no clinical benefit'],
  [2, 'sorafenib', 'Sorafenib + DEB-TACE vs DEB-TACE', 'ISRCTN93375053', '3', 'TACE 2; no clinical benefit'],
  [3, 'sorafenib', 'Sorafenib + TACE vs TACE', 'NCT01217034', '2', 'TACTICS'],
  [
    4,
    'haic_folfox_sor',
    'Sorafenib + HAIC',
    'NCT03722498',
    '2',
    'the registry has HAIC of FOLFOX vs sorafenib in refractory disease, withdrawn',
  ],
  [5, 'brivanib', 'Brivanib after TACE vs TACE', 'NCT00908752', '3', 'no improvement in overall survival'],
  [6, 'orantinib', 'Orantinib + TACE vs TACE', 'NCT01465464', '3', 'no improvement in overall survival'],
  [7, 'camre_apa', 'Camrelizumab + apatinib + TACE', 'NCT04479527', '2'],
  [8, 'tremelimumab', 'Tremelimumab + radiofrequency ablation or TACE', 'NCT01853618', '1/2'],
  [
    9,
    'durva_treme',
    'Durvalumab + tremelimumab after DEB-TACE',
    'NCT01853618',
    '1/2',
    'repeats the number of row 8; the text gives another; phase not confirmed; durvalumab is directed at PD-L1',
    'NCT03638141',
  ],
  [
    10,
    'durva_bev',
    'Durvalumab + bevacizumab + DEB-TACE',
    'NCT03937830',
    '2',
    'durvalumab is directed at PD-L1',
  ],
  [11, 'nivolumab', 'Nivolumab + DEB-TACE', 'NCT03143270', '1'],
  [12, 'nivolumab', 'Nivolumab + TACE', 'NCT03572582', '2'],
  [13, 'pembrolizumab', 'Pembrolizumab after TACE', 'NCT03397654', '1/2'],
  [14, 'immune_killer_cells', 'Immune killer cells + TACE vs TACE', 'NCT03592706', '2/3'],
  [15, 'apatinib', 'Apatinib + TACE', 'NCT03510416', '2', 'BCLC B or C progressed after at least two TACE'],
  [
    16,
    'durva_treme',
    'Durvalumab + tremelimumab after DEB-TACE',
    'NCT03638141',
    null,
    'by its description the study of row 9',
  ],
  [
    17,
    'lenvatinib',
    'Lenvatinib vs sorafenib',
    null,
    '3',
    'REFLECT; phase from the trial report',
    'NCT01761266',
  ],
  [18, 'atezo_bev', 'Atezolizumab + bevacizumab vs sorafenib', null, '3', 'IMbrave150', 'NCT03434379'],
];

const LAST_ROW_OF_TABLE = 14;

export const TRIALS: readonly Trial[] = LINES.map(
  ([row, regimen, comparison, idAsPrinted, phase, note = null, idSuggested = idAsPrinted ?? '']) => ({
    row,
    regimen,
    comparison,
    idAsPrinted,
    idSuggested,
    phase,
    note,
    textOnly: row > LAST_ROW_OF_TABLE,
  }),
);
