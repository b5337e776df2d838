import { discontinueRct } from '#shared/discontinuation/discontinueRct.ts';
import { jshInsufficient } from '#shared/response/jshInsufficient.ts';
import { mrecistTarget } from '#shared/response/mrecistTarget.ts';
import { overallResponse } from '#shared/response/overallResponse.ts';
import { recistTarget } from '#shared/response/recistTarget.ts';
import type { AnyRule } from './engine/rule.ts';
import { abcrGroup, abcrScore } from './rules/abcr.ts';
import { albiGrade, albiScore, malbiGrade } from './rules/albi.ts';
import { afpClass, afpScore } from './rules/afpScore.ts';
import { albiTaeClass, albiTaeScore } from './rules/albiTae.ts';
import { appleIntermediate } from './rules/appleIntermediate.ts';
import { appleUnsuitable } from './rules/appleUnsuitable.ts';
import { artGroup, artScore } from './rules/art.ts';
import { bclc } from './rules/bclc.ts';
import { bclcMigration } from './rules/bclcMigration.ts';
import { bolondi } from './rules/bolondi.ts';
import { childPughClass, childPughScore } from './rules/childPugh.ts';
import { crafity } from './rules/crafity.ts';
import { europeanAlgorithm } from './rules/europeanAlgorithm.ts';
import { ezAlbi } from './rules/ezAlbi.ts';
import { hapClass, hapScore } from './rules/hap.ts';
import { kinki } from './rules/kinki.ts';
import { mhap2Class, mhap2Score } from './rules/mhap2.ts';
import { milan } from './rules/milan.ts';
import { seedIntermediate } from './rules/seedIntermediate.ts';
import { seedSubgroup } from './rules/seedSubgroup.ts';
import { stateClass, stateScore } from './rules/state.ts';
import { sevenEleven, sixAndTwelve } from './rules/sumClass.ts';
import { tumourBurdenClass, tumourBurdenScore } from './rules/tumourBurden.ts';
import { upToSeven } from './rules/upToSeven.ts';

/** Every score rule by its name, in the order in which they are listed and exported. */
export const CATALOGUE = {
  childPughScore,
  childPughClass,
  albiScore,
  albiGrade,
  malbiGrade,
  ezAlbi,
  bclc,
  appleIntermediate,
  seedIntermediate,
  appleUnsuitable,
  upToSeven,
  milan,
  seedSubgroup,
  bolondi,
  kinki,
  recistTarget,
  mrecistTarget,
  overallResponse,
  jshInsufficient,
  artScore,
  artGroup,
  abcrScore,
  abcrGroup,
  europeanAlgorithm,
  discontinueRct,
  hapScore,
  hapClass,
  mhap2Score,
  mhap2Class,
  albiTaeScore,
  albiTaeClass,
  crafity,
  afpScore,
  afpClass,
  sixAndTwelve,
  sevenEleven,
  tumourBurdenScore,
  tumourBurdenClass,
  stateScore,
  stateClass,
  bclcMigration,
} as const;

export type RuleName = keyof typeof CATALOGUE;
export const RULE_NAMES = Object.keys(CATALOGUE) as readonly RuleName[];

/** Rules whose needed inputs all belong to the time before the first TACE. */
export const BASELINE_RULE_NAMES: readonly RuleName[] = RULE_NAMES.filter(
  (name) => ruleOf(name).baselineOnly,
);

export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(CATALOGUE, name);
}

/** The rule without its literal types, for code that walks the catalogue. */
export function ruleOf(name: RuleName): AnyRule {
  return CATALOGUE[name];
}
