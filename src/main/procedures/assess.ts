import { assessPatient, type AssessOptions, type PatientAssessment } from '#shared/assessment/assess.ts';
import { parsePatientDocument } from '#shared/codebook/document.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { ContractError } from '#shared/contract/errors.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { OutFile } from '#main/exchange/document/outFile.ts';
import { writingFile } from '#main/exchange/document/outFile.ts';
import {
  readDocument,
  readHeader,
  type DocumentHeader,
  type DocumentPatient,
} from '#main/exchange/document/readDocument.ts';
import { configOf, studyConfig } from './config.ts';
import type { HandlersOf } from './handler.ts';
import { unknownPatient } from './patientAccess.ts';
import { invalidDocument } from './invalidDocument.ts';
import { wire } from './wire.ts';

const PAGE = 100;
const DOCUMENT_PAGE = 200;

interface Counts {
  decided: number;
  indeterminate: number;
  notApplicable: number;
}

/** Outcomes of each score rule over the cohort; rules before a course count for the second one. */
class Scored {
  readonly rules: Record<string, Counts> = {};
  patients = 0;

  add({ scores, discontinuation }: PatientAssessment): void {
    this.patients += 1;
    for (const [rule, outcome] of Object.entries(scores.baseline)) this.#count(rule, outcome);
    const [art] = scores.art;
    const [european] = scores.european;
    if (art !== undefined) {
      this.#count('artScore', art.score);
      this.#count('artGroup', art.group);
    }
    if (european !== undefined) this.#count('europeanAlgorithm', european.decision);
    this.#count('abcrScore', scores.abcr.score);
    this.#count('abcrGroup', scores.abcr.group);
    this.#count('discontinueRct', discontinuation.rct);
  }

  #count(rule: string, { kind }: Outcome<unknown>): void {
    const counts = (this.rules[rule] ??= { decided: 0, indeterminate: 0, notApplicable: 0 });
    counts[kind === 'not_applicable' ? 'notApplicable' : kind] += 1;
  }
}

/** The document that `assess` writes, patient by patient. */
class AssessmentFile {
  readonly #out: OutFile;
  #count = 0;

  constructor(out: OutFile, asOf: string | null) {
    this.#out = out;
    out.write(`{"schema":1,"asOf":${JSON.stringify(asOf)},"patients":[`);
  }

  get patients(): number {
    return this.#count;
  }

  add(assessment: PatientAssessment): void {
    this.#out.write(`${this.#count === 0 ? '' : ','}\n${JSON.stringify(assessment)}`);
    this.#count += 1;
  }

  end(): void {
    this.#out.write('\n]}\n');
  }
}

interface Question {
  readonly records: string;
  readonly asOf: string | null;
  readonly config: unknown;
}

type Options = AssessOptions & { readonly asOf: string | null };

/** What a document says holds where the question does not say otherwise. */
const optionsOf = ({ asOf, config }: Question, header: DocumentHeader): Options => ({
  asOf: asOf ?? header.asOf,
  config: configOf(config, header.config),
});

function patientOf({ raw, path }: DocumentPatient): PatientRecord {
  const parsed = parsePatientDocument(raw, path);
  if (parsed.ok) return parsed.value;
  throw invalidDocument(parsed.error);
}

/** Place in a document, as it was told with the page before. */
function indexOf(after: string | null): number {
  if (after === null) return 0;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw new ContractError('invalid-input', 'There is no such place in the document. Nothing was computed.');
}

export const assessProcedures: HandlersOf<
  | 'assess.patient'
  | 'assess.page'
  | 'assess.write'
  | 'assess.summary'
  | 'assess.document'
  | 'assess.documentPage'
> = {
  'assess.patient': ({ registry }, { patientId, asOf, config }) => {
    const patient = registry.patients.find(patientId);
    if (patient === null) throw unknownPatient();
    return {
      assessment: wire(
        assessPatient(patient.record, { asOf, config: configOf(config, studyConfig(registry)) }),
      ),
    };
  },

  'assess.page': ({ registry }, { after, asOf, config }) => {
    const options = { asOf, config: configOf(config, studyConfig(registry)) };
    const page = registry.patients.page({ consenting: true, after }, PAGE);
    return {
      asOf,
      patients: page.map(({ record }) => wire(assessPatient(record, options))),
      next: page.length === PAGE ? (page.at(-1)?.record.studyId ?? null) : null,
    };
  },

  'assess.write': async ({ open, progress, pause }, { file, asOf, config }) => {
    const registry = open();
    const options = { asOf, config: configOf(config, studyConfig(registry)) };
    return writingFile(file, async (out) => {
      const document = new AssessmentFile(out, asOf);
      for (const batch of registry.patients.batches({ consenting: true })) {
        for (const { record } of batch) document.add(assessPatient(record, options));
        progress('patients', document.patients, null);
        await pause();
      }
      document.end();
      return { patients: document.patients };
    });
  },

  'assess.summary': async ({ open, progress, pause }, { asOf, config }) => {
    const registry = open();
    const options = { asOf, config: configOf(config, studyConfig(registry)) };
    const scored = new Scored();
    for (const batch of registry.patients.batches({ consenting: true })) {
      for (const { record } of batch) scored.add(assessPatient(record, options));
      progress('patients', scored.patients, null);
      await pause();
    }
    return { patients: scored.patients, scored: scored.rules };
  },

  'assess.document': async ({ progress, pause }, { file, ...question }) => {
    // The header may stand after the patients, and what it says holds for all of them.
    const options = optionsOf(question, await readHeader(question.records));
    return writingFile(file, async (out) => {
      const document = new AssessmentFile(out, options.asOf);
      await readDocument(question.records, async (patient) => {
        document.add(assessPatient(patientOf(patient), options));
        if (document.patients % PAGE !== 0) return;
        progress('patients', document.patients, null);
        await pause();
      });
      document.end();
      return { patients: document.patients };
    });
  },

  'assess.documentPage': async ({ documents }, { after, ...question }) => {
    const { header, patients, next } = await documents.page(question.records, indexOf(after), DOCUMENT_PAGE);
    const options = optionsOf(question, header);
    return {
      asOf: options.asOf,
      patients: patients.map((patient) => wire(assessPatient(patientOf(patient), options))),
      next: next === null ? null : String(next),
    };
  },
};
