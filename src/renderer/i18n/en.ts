import { analysis } from './en/analysis.ts';
import { audit } from './en/audit.ts';
import { cohorts } from './en/cohorts.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { exporting } from './en/exporting.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { patient } from './en/patient.ts';
import { patients } from './en/patients.ts';
import { scores } from './en/scores.ts';
import { settings } from './en/settings.ts';
import { start } from './en/start.ts';

export const en = {
  common,
  start,
  frame,
  patients,
  patient,
  form,
  scores,
  analysis,
  cohorts,
  exporting,
  audit,
  settings,
  errors,
} as const;
