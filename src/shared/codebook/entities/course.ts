import { entity } from '../entity.ts';
import { boolean, code, date, grade, integer, number, text } from '../fieldTypes.ts';
import { ECOG } from './baseline.ts';
import { RESPONSES } from './imaging.ts';

export const clinicalStatus = entity({
  name: 'clinicalStatus',
  label: 'Clinical status',
  documentKey: 'clinicalStatus',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'date',
  fields: {
    date: date({ label: 'Date', deid: 'event_date', required: true, minYear: 1990 }),
    timing: code({
      label: 'On the day of a session, seen',
      deid: 'measure',
      codes: { pre: 'Before it', post: 'After it' },
      optional: true,
    }),
    ascites: code({
      label: 'Ascites',
      deid: 'measure',
      codes: {
        none: 'None',
        mild: 'Mild or controlled by diuretics',
        moderate_severe: 'Moderate, severe or refractory',
      },
    }),
    encephalopathy: code({
      label: 'Encephalopathy',
      deid: 'measure',
      codes: {
        none: 'None',
        grade1_2: 'Grade 1-2 or suppressed by drugs',
        grade3_4: 'Grade 3-4 or refractory',
      },
    }),
    varicealBleeding: boolean({ label: 'Variceal bleeding', deid: 'measure' }),
    giBleeding: boolean({ label: 'Gastrointestinal bleeding', deid: 'measure', optional: true }),
    weightKg: number({
      label: 'Weight',
      deid: 'measure',
      unit: 'kg',
      hard: { min: 20, max: 250 },
      soft: { min: 35, max: 130 },
      optional: true,
    }),
  },
});

export const adverseEvent = entity({
  name: 'adverseEvent',
  label: 'Adverse event',
  documentKey: 'adverseEvents',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'onset',
  fields: {
    term: text({ label: 'Term', deid: 'free_text', maxLength: 120 }),
    grade: grade({
      label: 'CTCAE grade',
      deid: 'measure',
      grades: { 1: 'Mild', 2: 'Moderate', 3: 'Severe', 4: 'Life-threatening', 5: 'Death' },
    }),
    serious: boolean({ label: 'Serious', deid: 'measure' }),
    seriousCriterion: code({
      label: 'Serious because',
      deid: 'measure',
      codes: {
        death: 'Death',
        life_threatening: 'Life-threatening',
        hospitalisation: 'Hospitalisation',
        disability: 'Disability',
        other: 'Other',
      },
      activeWhen: { field: 'serious', in: [true] },
    }),
    onset: date({ label: 'Onset', deid: 'event_date', required: true, minYear: 1990 }),
    end: date({ label: 'End', deid: 'event_date', minYear: 1990, optional: true }),
    attribution: code({
      label: 'Attributed to',
      deid: 'measure',
      codes: { tace: 'TACE', systemic: 'Systemic therapy', disease: 'Disease', other: 'Other' },
    }),
    action: text({ label: 'Action', deid: 'free_text', maxLength: 120, optional: true }),
    outcome: text({ label: 'Outcome', deid: 'free_text', maxLength: 120, optional: true }),
  },
});

export const systemicCourse = entity({
  name: 'systemicCourse',
  label: 'Systemic course',
  documentKey: 'systemicCourses',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'startDate',
  fields: {
    regimenCode: code({
      label: 'Regimen',
      deid: 'quasi',
      codes: {
        sorafenib: 'Sorafenib',
        lenvatinib: 'Lenvatinib',
        regorafenib: 'Regorafenib',
        cabozantinib: 'Cabozantinib',
        ramucirumab: 'Ramucirumab',
        atezo_bev: 'Atezolizumab + bevacizumab',
        nivolumab: 'Nivolumab',
        pembrolizumab: 'Pembrolizumab',
        tremelimumab: 'Tremelimumab',
        durva_treme: 'Durvalumab + tremelimumab',
        durva_bev: 'Durvalumab + bevacizumab',
        camre_apa: 'Camrelizumab + apatinib',
        apatinib: 'Apatinib',
        brivanib: 'Brivanib',
        orantinib: 'Orantinib',
        haic_folfox_sor: 'HAIC-FOLFOX with or without sorafenib',
        immune_killer_cells: 'Immune killer cells',
        other: 'Other',
      },
    }),
    line: integer({ label: 'Line', deid: 'measure', hard: { min: 1, max: 10 } }),
    startDate: date({ label: 'Start', deid: 'event_date', required: true, minYear: 1990 }),
    switchDecisionDate: date({
      label: 'Switch decided on',
      deid: 'event_date',
      minYear: 1990,
      optional: true,
    }),
    dose: text({ label: 'Dose', deid: 'free_text', maxLength: 80, optional: true }),
    combination: boolean({ label: 'In combination with TACE', deid: 'measure' }),
    primaryTrigger: code({
      label: 'Main trigger',
      deid: 'measure',
      codes: {
        refractory: 'Refractory',
        untreatable_progression: 'Untreatable progression',
        mvi_ehs: 'Vascular invasion or spread',
        liver_deterioration: 'Liver deterioration',
        adverse_event: 'Adverse event',
        patient_preference: 'Patient preference',
        technical: 'Technical',
        tace_unsuitable: 'TACE unsuitable',
        trial: 'Trial',
        other: 'Other',
      },
    }),
    stopDate: date({ label: 'Stop', deid: 'event_date', minYear: 1990 }),
    stopReason: code({
      label: 'Stopped because',
      deid: 'measure',
      codes: {
        progression: 'Progression',
        adverse_event: 'Adverse event',
        liver_deterioration: 'Liver deterioration',
        complete_response_drug_free: 'Complete response, drug-free',
        patient_choice: 'Patient choice',
        death: 'Death',
        conversion_surgery: 'Conversion surgery',
        transplant: 'Transplant',
        access: 'Access',
        other: 'Other',
        ongoing: 'Ongoing',
      },
    }),
    bestResponse: code({ label: 'Best response', deid: 'measure', codes: RESPONSES }),
    progressionDate: date({ label: 'Progression', deid: 'event_date', minYear: 1990, optional: true }),
    taceResumed: boolean({ label: 'TACE resumed', deid: 'measure', optional: true }),
  },
});

const doseEvent = {
  parent: 'systemicCourse',
  cardinality: 'many',
  dateField: 'date',
  fields: {
    date: date({ label: 'Date', deid: 'event_date', minYear: 1990 }),
    reason: text({ label: 'Reason', deid: 'free_text', maxLength: 120 }),
  },
} as const;

export const doseReduction = entity({
  name: 'doseReduction',
  label: 'Dose reduction',
  documentKey: 'doseReductions',
  ...doseEvent,
});
export const interruption = entity({
  name: 'interruption',
  label: 'Interruption',
  documentKey: 'interruptions',
  ...doseEvent,
});

export const otherTreatment = entity({
  name: 'otherTreatment',
  label: 'Other treatment',
  documentKey: 'otherTreatments',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'date',
  fields: {
    type: code({
      label: 'Treatment',
      deid: 'measure',
      codes: {
        ablation: 'Ablation',
        tare: 'TARE',
        haic: 'HAIC',
        rt: 'Radiotherapy',
        resection: 'Resection',
        transplant: 'Transplant',
        portal_vein_embolisation: 'Portal vein embolisation',
      },
    }),
    date: date({ label: 'Date', deid: 'event_date', required: true, minYear: 1990 }),
    intent: code({
      label: 'Intent',
      deid: 'measure',
      codes: { curative: 'Curative', palliative: 'Palliative', bridging: 'Bridging' },
    }),
  },
});

export const followUp = entity({
  name: 'followUp',
  label: 'Follow-up',
  documentKey: 'followUps',
  parent: 'patient',
  cardinality: 'many',
  dateField: 'visitDate',
  fields: {
    visitDate: date({ label: 'Visit date', deid: 'event_date', required: true, minYear: 1990 }),
    ecog: grade({
      label: 'ECOG performance status',
      deid: 'measure',
      grades: ECOG,
    }),
    vitalStatus: code({ label: 'Vital status', deid: 'measure', codes: { alive: 'Alive', dead: 'Dead' } }),
    lastKnownAlive: date({ label: 'Last known alive', deid: 'event_date', minYear: 1990 }),
    deathDate: date({
      label: 'Date of death',
      deid: 'event_date',
      minYear: 1990,
      activeWhen: { field: 'vitalStatus', in: ['dead'] },
    }),
    causeOfDeath: code({
      label: 'Cause of death',
      deid: 'sensitive',
      codes: {
        hcc: 'HCC',
        liver_failure: 'Liver failure',
        bleeding: 'Bleeding',
        infection: 'Infection',
        treatment_related: 'Treatment-related',
        other: 'Other',
      },
      activeWhen: { field: 'vitalStatus', in: ['dead'] },
    }),
    source: code({
      label: 'Source',
      deid: 'measure',
      codes: { clinic: 'Clinic', registry: 'Registry', phone: 'Phone' },
      optional: true,
    }),
  },
});
