/** The notes and reasons that rules give, in words. */
const TEXTS: Readonly<Record<string, string>> = {
  may_not_apply: 'for some values of the missing inputs the rule does not apply',
  inr_pt_discordant: 'INR and prothrombin time give different points; INR is used',
  coagulation_item_unreliable: 'under an anticoagulant the coagulation item does not measure the liver',
  transplant_pathway: 'Child-Pugh C within transplant criteria',
  limb_i: 'one tumour of at least 50 mm in BCLC A',
  limb_ii: 'BCLC B',
  gap_six_nodules_over_30mm: 'six nodules over 30 mm belong to no group as printed',
  response_discordant: 'the observed response differs from the one expected of the group',
  response_as_expected: 'the observed response is the one expected of the group',
  ecog1_cp_le_7: 'ECOG 1 with at most 7 Child-Pugh points belongs to no class',
  not_intermediate: 'neither BCLC B nor one tumour of at least 50 mm in BCLC A',
  within_milan: 'the tumour burden is within the Milan criteria',
  mvi_or_ehs: 'vascular invasion or extrahepatic spread',
  ecog_over_1: 'ECOG is 2 or higher',
  child_pugh_over_9: 'the Child-Pugh score is 10 or higher',
  no_target: 'there was no target lesion at baseline',
  no_disease: 'there is neither target nor non-target disease',
  non_target_only: 'judged on non-target disease only',
  te_conflict: 'viable percentage and treatment-effect grade disagree; the percentage is used',
  interval_below_one_day: 'the assessed course does not follow the previous one',
  interval_unknown: 'the interval between the courses is not known',
  outside_90_days: 'the courses lie further apart than in the derivation cohort',
  bclc_0_or_d: 'the score is not defined in BCLC 0 and D',
  step_1: 'a severe event or liver dysfunction followed the first TACE',
  step_2: 'the image of weeks 4 to 6 shows progression',
  step_3: 'the ART score is high',
  no_viable_target: 'after a complete response there is nothing for on-demand TACE to treat',
};

/** Plain words for a note or reason code. */
export function noteText(code: string): string {
  return Object.hasOwn(TEXTS, code) ? (TEXTS[code] ?? code) : code;
}
