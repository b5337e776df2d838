import { startSurvival } from '#shared/analysis/survival.ts';
import type { SurvivalAnswer } from '#shared/analysis/question.ts';
import type { SurvivalQuestion } from '#shared/contract/features/analysis.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { DEFAULT_FIGURE } from '#shared/figures/kaplanMeier.ts';
import { kaplanMeierSvg } from '#shared/figures/kaplanMeierSvg.ts';
import { strataOf, testOf } from '#shared/figures/survivalStrata.ts';
import { configOf, studyConfig } from './config.ts';
import { figureWords } from './figureWords.ts';
import type { HandlersOf, JobContext } from './handler.ts';

/** Reads the cohort in batches and gives way between them. */
async function answer(context: JobContext, question: SurvivalQuestion): Promise<SurvivalAnswer> {
  const registry = context.open();
  const run = startSurvival({ ...question, config: configOf(question.config ?? {}, studyConfig(registry)) });
  if (!run.ok) {
    const { part, message } = run.error;
    const code = part === 'filter' ? 'invalid-filter' : 'invalid-input';
    throw new ContractError(code, `${part} ${message}. Nothing was computed.`, { ...run.error });
  }
  const { patients, records } = registry;
  const total = records.count()['patient'] ?? null;
  let done = 0;
  for (const batch of patients.batches({ consenting: true })) {
    for (const { record } of batch) run.value.add(record);
    done += batch.length;
    context.progress('Reading the cohort', done, total);
    await context.pause();
  }
  return run.value.answer();
}

export const analysisProcedures: HandlersOf<'analysis.survival' | 'analysis.figure'> = {
  'analysis.survival': answer,

  'analysis.figure': async (context, question) => {
    const { km, logrank, endpoint, origin } = await answer(context, question);
    const strata = strataOf(km);
    const groups = strata.map(({ group }) => group);
    const words = figureWords({ endpoint, origin, groups, test: testOf(logrank) });
    return { svg: kaplanMeierSvg(strata, words, DEFAULT_FIGURE) };
  },
};
