import { statSync } from 'node:fs';
import { assessPatient, type AssessOptions, type PatientAssessment } from '#shared/assessment/assess.ts';
import { parsePatientDocument } from '#shared/codebook/document.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { OutFile } from '#main/exchange/document/outFile.ts';
import { writingFile } from '#main/exchange/document/outFile.ts';
import {
  readDocument,
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

/** The header may stand after the patients, and what it says holds for all of them: so it is read first. */
async function optionsFor({
  records,
  asOf,
  config,
}: Question): Promise<AssessOptions & { readonly asOf: string | null }> {
  const document = readDocument(records);
  for (;;) {
    const next = await document.next();
    if (next.done !== true) continue;
    const header: DocumentHeader = next.value;
    return { asOf: asOf ?? header.asOf, config: configOf(config, header.config) };
  }
}

function patientOf({ raw, path }: DocumentPatient): PatientRecord {
  const parsed = parsePatientDocument(raw, path);
  if (parsed.ok) return parsed.value;
  throw invalidDocument(parsed.error);
}

/** Where the last page of a document ended, so that the next one need not begin at the top. */
interface Cursor {
  readonly key: string;
  readonly options: AssessOptions & { readonly asOf: string | null };
  readonly document: ReturnType<typeof readDocument>;
  index: number;
}

let cursor: Cursor | null = null;

function cursorKey(question: Question): string {
  const stats = statSync(question.records, { throwIfNoEntry: false });
  return JSON.stringify([question, stats?.mtimeMs, stats?.size]);
}

async function cursorAt(question: Question, index: number): Promise<Cursor> {
  const key = cursorKey(question);
  if (cursor?.key === key && cursor.index === index) return cursor;
  const made: Cursor = {
    key,
    options: await optionsFor(question),
    document: readDocument(question.records),
    index: 0,
  };
  for (; made.index < index; made.index += 1) if ((await made.document.next()).done === true) break;
  return made;
}

async function assessPage(question: Question, after: string | null) {
  const at = await cursorAt(question, after === null ? 0 : Number.parseInt(after, 10));
  const patients = [];
  for (; patients.length < DOCUMENT_PAGE; at.index += 1) {
    const next = await at.document.next();
    if (next.done === true) {
      cursor = null;
      return { asOf: at.options.asOf, patients, next: null };
    }
    patients.push(wire(assessPatient(patientOf(next.value), at.options)));
  }
  cursor = at;
  return { asOf: at.options.asOf, patients, next: String(at.index) };
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
    const options = await optionsFor(question);
    return writingFile(file, async (out) => {
      const document = new AssessmentFile(out, options.asOf);
      const patients = readDocument(question.records);
      for (let next = await patients.next(); next.done !== true; next = await patients.next()) {
        document.add(assessPatient(patientOf(next.value), options));
        if (document.patients % PAGE !== 0) continue;
        progress('patients', document.patients, null);
        await pause();
      }
      document.end();
      return { patients: document.patients };
    });
  },

  'assess.documentPage': async (_, { after, ...question }) => assessPage(question, after),
};
