import { entity } from '../entity.ts';
import { boolean, code, date, grade, integer, integers, number, text } from '../fieldTypes.ts';

export const RESPONSES = {
  CR: 'Complete response',
  PR: 'Partial response',
  SD: 'Stable disease',
  PD: 'Progressive disease',
  NE: 'Not evaluable',
} as const;
export type Response = keyof typeof RESPONSES;

export const imaging = entity({
  name: 'imaging',
  label: 'Imaging',
  documentKey: 'imaging',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'date',
  fields: {
    date: date({ label: 'Date', deid: 'event_date', required: true, minYear: 1990, section: 'Examination' }),
    modality: code({
      label: 'Modality',
      deid: 'measure',
      codes: { CT: 'CT', MRI: 'MRI', CEUS: 'CEUS', US: 'US', PET: 'PET', other: 'Other' },
      section: 'Examination',
    }),
    adequate: boolean({
      label: 'Adequate',
      deid: 'measure',
      section: 'Examination',
      help: 'Multiphase contrast and of diagnostic quality.',
    }),
    readerType: code({
      label: 'Read by',
      deid: 'measure',
      codes: { local: 'Local reader', central: 'Central reader' },
      section: 'Examination',
      optional: true,
    }),
    accessionNo: text({
      label: 'Accession number',
      deid: 'direct',
      maxLength: 40,
      section: 'Examination',
      optional: true,
    }),
    'response.mRECIST': code({
      label: 'mRECIST response',
      deid: 'measure',
      codes: RESPONSES,
      section: 'Response',
    }),
    'response.RECIST11': code({
      label: 'RECIST 1.1 response',
      deid: 'measure',
      codes: RESPONSES,
      section: 'Response',
      optional: true,
    }),
    viablePctTreated: number({
      label: 'Viable part of the treated tumour',
      deid: 'measure',
      unit: '%',
      hard: { min: 0, max: 100 },
      section: 'Response',
    }),
    te: grade({
      label: 'RECICL treatment effect',
      deid: 'measure',
      grades: {
        1: 'Enlarged by more than 25 %',
        2: 'Neither TE1 nor TE3',
        3: 'Necrosis of at least 50 %',
        4: 'Necrosis of 100 %',
      },
      section: 'Response',
      optional: true,
    }),
    lipiodolPct: number({
      label: 'Lipiodol deposition',
      deid: 'measure',
      unit: '%',
      hard: { min: 0, max: 100 },
      section: 'Response',
      optional: true,
    }),
    nViableLiver: integer({
      label: 'Viable tumours in the liver',
      deid: 'measure',
      hard: { min: 0, max: 99 },
      section: 'Response',
      optional: true,
    }),
    newIntrahepaticLesion: boolean({
      label: 'New intrahepatic lesion',
      deid: 'measure',
      section: 'Progression',
    }),
    mvi: boolean({ label: 'Vascular invasion', deid: 'measure', section: 'Progression' }),
    ehs: boolean({ label: 'Extrahepatic spread', deid: 'measure', section: 'Progression' }),
    massiveLiverInvolvement: boolean({
      label: 'Massive liver involvement',
      deid: 'measure',
      section: 'Site judgement',
      optional: true,
    }),
    retreatmentUnsafe: boolean({
      label: 'Retreatment unsafe',
      deid: 'measure',
      section: 'Site judgement',
      optional: true,
    }),
    unTaceable: boolean({
      label: 'No longer treatable by TACE',
      deid: 'measure',
      section: 'Site judgement',
      optional: true,
    }),
  },
});

const diameter = {
  deid: 'measure',
  unit: 'mm',
  hard: { min: 0, max: 300 },
  soft: { min: 5, max: 200 },
  zeroIsNone: true,
} as const;

export const lesion = entity({
  name: 'lesion',
  label: 'Lesion',
  documentKey: 'lesions',
  parent: 'imaging',
  cardinality: 'many',
  dateField: null,
  fields: {
    lesionNo: integer({
      label: 'Lesion number',
      deid: 'measure',
      hard: { min: 1, max: 99 },
      required: true,
      help: 'Stable over time.',
    }),
    isTarget: boolean({ label: 'Target', deid: 'measure' }),
    organ: text({ label: 'Organ', deid: 'free_text', maxLength: 40 }),
    segment: code({
      label: 'Segment',
      deid: 'measure',
      codes: { I: 'I', II: 'II', III: 'III', IV: 'IV', V: 'V', VI: 'VI', VII: 'VII', VIII: 'VIII' },
      optional: true,
    }),
    kind: code({
      label: 'Kind',
      deid: 'measure',
      codes: { intrahepatic: 'Intrahepatic', node: 'Lymph node', thrombus: 'Thrombus', ehs: 'Extrahepatic' },
    }),
    longestMm: number({ label: 'Longest diameter', ...diameter }),
    shortAxisMm: number({ label: 'Short axis', ...diameter, optional: true }),
    perpMm: number({ label: 'Perpendicular diameter', ...diameter, optional: true }),
    viableLongestMm: number({ label: 'Viable longest diameter', ...diameter }),
    viablePerpMm: number({ label: 'Viable perpendicular diameter', ...diameter, optional: true }),
    arterialEnhancement: boolean({ label: 'Arterial enhancement', deid: 'measure', optional: true }),
    washout: boolean({ label: 'Washout', deid: 'measure', optional: true }),
    status: code({
      label: 'Status',
      deid: 'measure',
      codes: { present: 'Present', absent: 'Absent', new: 'New', not_evaluable: 'Not evaluable' },
    }),
    treatedInCourses: integers({
      label: 'Treated in courses',
      deid: 'measure',
      hard: { min: 1, max: 50 },
      optional: true,
    }),
  },
});

export const reading = entity({
  name: 'reading',
  label: 'Reading',
  documentKey: 'readings',
  parent: 'imaging',
  cardinality: 'many',
  dateField: null,
  fields: {
    reader: text({ label: 'Reader', deid: 'site', maxLength: 40, required: true }),
    system: code({
      label: 'System',
      deid: 'measure',
      codes: { mRECIST: 'mRECIST', RECIST11: 'RECIST 1.1', EASL: 'EASL' },
    }),
    baselineSumMm: number({
      label: 'Baseline sum',
      deid: 'measure',
      unit: 'mm',
      hard: { min: 0, max: 100_000 },
      help: 'A sum of diameters in mm; a sum of products in mm² under EASL.',
    }),
    sumMm: number({ label: 'Sum', deid: 'measure', unit: 'mm', hard: { min: 0, max: 100_000 } }),
    category: code({ label: 'Category', deid: 'measure', codes: RESPONSES }),
  },
});
