import { parsePatientDocument } from '#shared/codebook/document.ts';
import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { addDays } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import {
  cellName,
  type ImportError,
  type ImportWarning,
  type SourceRow,
  type SourceTable,
} from '../types.ts';

/*
 * The public HCC-TACE-Seg cohort (TCIA, doi 10.7937/TCIA.5FNA-0924): sheet "data table", cell for cell. It has no
 * dates: course 1 is written as 2000-01-01 and everything else counts from it.
 */
const COURSE_1 = '2000-01-01';
const UNKNOWN = { missing: 'UNK' } as const;
const WEEK = 7;

const REQUIRED = ['TCIA_ID', 'Interval_FU', 'TTP', 'OS', 'CPS', 'BCLC', '1_mRECIST'] as const;
const CATEGORIES: Readonly<Record<string, Response>> = { 1: 'CR', 2: 'PR', 3: 'SD', 4: 'PD' };

const HEPATITIS: Readonly<Record<string, readonly string[]>> = {
  'HCV only': ['HCV'],
  'HBV only': ['HBV'],
  'HCV and HBV': ['HBV', 'HCV'],
};
const AGENTS: Readonly<Record<string, { technique: string; agent: readonly string[] }>> = {
  'Cisplatin, doxorubicin, Mitomycin-C': {
    technique: 'cTACE',
    agent: ['cisplatin', 'doxorubicin', 'mitomycin'],
  },
  'Cisplatin, Mitomycin-C': { technique: 'cTACE', agent: ['cisplatin', 'mitomycin'] },
  Cisplastin: { technique: 'cTACE', agent: ['cisplatin'] },
  'doxorubicin LC beads': { technique: 'DEB-TACE', agent: ['doxorubicin'] },
};
const NO_HISTOLOGY = new Set(['', 'NOT STATED', 'No biopsy']);

/** One row of the sheet by header. */
class Row {
  readonly row: number;
  readonly #cells: Readonly<Record<string, string>>;

  constructor(headers: readonly string[], { row, cells }: SourceRow) {
    this.row = row;
    this.#cells = Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']));
  }

  text(header: string): string {
    return this.#cells[header] ?? '';
  }

  number(header: string): number | null {
    const text = this.text(header);
    const value = Number(text);
    return text === '' || !Number.isFinite(value) ? null : value;
  }

  flag(header: string): boolean | typeof UNKNOWN {
    const text = this.text(header);
    return text === '1' ? true : text === '0' ? false : UNKNOWN;
  }

  coded<T>(header: string, codes: Readonly<Record<string, T>>): T | typeof UNKNOWN {
    const text = this.text(header);
    return Object.hasOwn(codes, text) ? (codes[text] ?? UNKNOWN) : UNKNOWN;
  }

  /** The day a number of weeks after course 1. */
  day(weeks: number): string {
    return must(addDays(COURSE_1, Math.round(weeks * WEEK)), 'a day-precise date');
  }
}

/** True if any is, false if all are false, else unknown. */
function any(...flags: readonly (boolean | typeof UNKNOWN)[]): boolean | typeof UNKNOWN {
  if (flags.includes(true)) return true;
  return flags.every((flag) => flag === false) ? false : UNKNOWN;
}

function readBaseline(row: Row): object {
  const vascular = any(row.flag('Vascular invasion'), row.flag('Portal Vein Thrombosis'));
  const ehs = any(row.flag('Metastasis'), row.flag('Lymphnodes'));
  const size = row.number('Tr_Size');
  const nodularity = row.text('tumor_nodul');
  // An invasion without its grade leaves the grade open; the baseline image says that there is one.
  const grade = vascular === false ? 0 : UNKNOWN;
  return {
    diagnosisDate: UNKNOWN,
    diagnosisMethod: NO_HISTOLOGY.has(row.text('Pathology')) ? UNKNOWN : 'histology',
    aetiology: row.coded('hepatitis', HEPATITIS),
    cirrhosis: row.flag('Evidence_of_cirh'),
    ecog: UNKNOWN,
    nTumours: nodularity === 'uninodular' ? 1 : UNKNOWN,
    multinodular: row.coded('tumor_nodul', { uninodular: false, multinodular: true }),
    maxSizeMm: size === null ? UNKNOWN : round6(size * 10),
    mviVp: grade,
    mviVv: grade,
    ehs,
    ...(row.flag('Lymphnodes') === true && row.flag('Metastasis') === false ? { ehsSites: ['node'] } : {}),
    liverInvolvementOver50: row.coded('T_involvment', { '< or = 50%': false, '>50%': true }),
    reportedChildPughClass: row.coded('CPS', { A: 'A', B: 'B', C: 'C' }),
    reportedBclc: row.coded('BCLC', {
      'Stage-0': '0',
      'Stage-A': 'A',
      'Stage-B': 'B',
      'Stage-C': 'C',
      'Stage-D': 'D',
    }),
    reportedEcogBand: row.coded('PS_bclc_0_0_1-2_1_3-4_3', { 0: '0', 1: '1-2', 3: '3-4' }),
  };
}

function readReadings(row: Row): readonly object[] {
  const readings: object[] = [];
  for (const [label, system] of [
    ['mRECIST', 'mRECIST'],
    ['RECIST', 'RECIST11'],
    ['EASL', 'EASL'],
  ] as const) {
    for (const reader of ['1', '2', '3']) {
      const baselineSumMm = row.number(`${reader}_${label}_BL`);
      const sumMm = row.number(`${reader}_${label}_FU`);
      const category = row.coded(`${reader}_${label}`, CATEGORIES);
      if (baselineSumMm === null && sumMm === null && category === UNKNOWN) continue;
      readings.push({
        reader,
        system,
        baselineSumMm: baselineSumMm ?? UNKNOWN,
        sumMm: sumMm ?? UNKNOWN,
        category,
      });
    }
  }
  return readings;
}

function readImaging(row: Row, warn: (code: string, message: string) => void): readonly object[] {
  const invasion = any(row.flag('Vascular invasion'), row.flag('Portal Vein Thrombosis'));
  const spread = any(row.flag('Metastasis'), row.flag('Lymphnodes'));
  const images: object[] = [
    { id: 'baseline', date: COURSE_1, modality: 'CT', adequate: true, mvi: invasion, ehs: spread },
  ];
  const followUp = row.number('Interval_FU');
  if (followUp !== null && followUp > 0) {
    const response = {
      mRECIST: row.coded('1_mRECIST', CATEGORIES),
      RECIST11: row.coded('1_RECIST', CATEGORIES),
    };
    const readings = readReadings(row);
    images.push({
      id: 'follow-up',
      date: row.day(followUp),
      modality: 'CT',
      adequate: true,
      response,
      readings,
    });
  } else if (followUp !== null)
    warn('follow-up-before-session', 'the follow-up image is dated on or before course 1 and left out');
  const progression = row.number('TTP');
  if (row.flag('Censored_0_progressed_1') === true && progression !== null) {
    const date = row.day(progression);
    images.push({ id: 'progression', date, modality: UNKNOWN, adequate: true, response: { mRECIST: 'PD' } });
  }
  return images;
}

function readFollowUps(row: Row): readonly object[] {
  const weeks = row.number('OS');
  if (weeks === null) return [];
  const visitDate = row.day(weeks);
  const dead = row.flag('Death_1_StillAliveorLostToFU_0');
  if (dead === UNKNOWN) return [{ visitDate, vitalStatus: UNKNOWN }];
  return dead
    ? [{ visitDate, vitalStatus: 'dead', deathDate: visitDate, causeOfDeath: UNKNOWN }]
    : [{ visitDate, vitalStatus: 'alive', lastKnownAlive: visitDate }];
}

function readPatient(row: Row, warn: (code: string, message: string) => void): object {
  const afp = row.number('AFP');
  const treatment = row.coded('chemotherapy', AGENTS);
  return {
    studyId: row.text('TCIA_ID'),
    patient: {
      ageAtIndex: row.number('age') ?? UNKNOWN,
      sex: row.coded('Sex', { 1: 'male', 2: 'female' }),
      dateBasis: 'relative',
      consentStatus: 'waiver',
    },
    baseline: readBaseline(row),
    taceSessions: [
      { date: COURSE_1, ...(treatment === UNKNOWN ? { technique: UNKNOWN, agent: UNKNOWN } : treatment) },
    ],
    imaging: readImaging(row, warn),
    labs: afp === null ? [] : [{ date: COURSE_1, afp: { value: afp, unit: 'ng/mL' } }],
    followUps: readFollowUps(row),
  };
}

/** One patient record per row of the raw sheet. What it lacks stays missing; nothing is imputed. */
export function readHccTaceSeg(table: SourceTable): Result<
  {
    readonly patients: readonly { readonly row: number; readonly record: PatientRecord }[];
    readonly warnings: readonly ImportWarning[];
  },
  readonly ImportError[]
> {
  const errors: ImportError[] = REQUIRED.filter((header) => !table.headers.includes(header)).map(
    (header) => ({
      code: 'missing-column',
      row: 1,
      column: header,
      cell: cellName(0, 1),
      field: '',
      raw: '',
      message: 'is a column of the HCC-TACE-Seg sheet',
    }),
  );
  if (errors.length > 0) return fail(errors);
  const warnings: ImportWarning[] = [];
  const patients: { row: number; record: PatientRecord }[] = [];
  for (const source of table.rows) {
    const row = new Row(table.headers, source);
    const raw = readPatient(row, (code, message) => warnings.push({ code, row: row.row, message }));
    const parsed = parsePatientDocument(raw, 'patient');
    if (parsed.ok) patients.push({ row: row.row, record: parsed.value });
    else {
      for (const { path, message } of parsed.error) {
        errors.push({
          code: 'out-of-range',
          row: row.row,
          column: path,
          cell: cellName(0, row.row),
          field: path,
          raw: '',
          message,
        });
      }
    }
  }
  return errors.length > 0 ? fail(errors) : ok({ patients, warnings });
}
