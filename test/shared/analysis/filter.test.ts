import { describe, expect, it } from 'vitest';
import { parseFilter } from '#shared/analysis/filter/parse.ts';
import { Subject } from '#shared/analysis/subject.ts';
import { VARIABLE_NAMES, variableOf } from '#shared/analysis/variables.ts';
import { must } from '#shared/kernel/must.ts';
import { defaultConfig } from '#shared/model/config.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { patientFrom } from '#test/support/records.ts';

const subject = new Subject(
  patientFrom({
    patient: { sex: 'female', birthDate: '1950-06-15', centre: 'Site one' },
    baseline: {
      nTumours: 'innumerable',
      maxSizeMm: 45,
      ecog: 0,
      mviVp: 0,
      mviVv: 0,
      ehs: false,
      aetiology: ['HBV', 'alcohol'],
      diagnosisDate: '2019-11',
      reportedBclc: 'B',
    },
    taceSessions: [{ id: 's', date: '2020-01-10' }],
    labs: [{ id: 'l', date: '2020-01-08', bilirubin: 20, albumin: 38, inr: 1.2 }],
    clinicalStatus: [{ id: 'c', date: '2020-01-08', ascites: 'none' }],
  }),
  null,
  defaultConfig,
);

function test(expression: string) {
  const parsed = parseFilter(expression);
  if (!parsed.ok) throw new Error(`${parsed.error.position}: ${parsed.error.message}`);
  return parsed.value.test(subject);
}

describe('filter', () => {
  it.each([
    ['sex = female', true],
    ['sex != female', false],
    ['sex in (male, female)', true],
    ['age >= 69 and age < 70', true],
    ['cirrhosis = true', null],
    ['not cirrhosis = true', null],
    ['cirrhosis = true or sex = female', true],
    ['cirrhosis = true and sex = male', false],
    ['sex = male or sex = female and ecog = 1', false],
    ['(sex = male or sex = female) and ecog = 0', true],
    ['NOT (sex = male)', true],
    ['aetiology = HBV', true],
    ['aetiology != HCV', true],
    ['aetiology in (HCV, MASLD)', false],
    ['nTumours >= 4', true],
    ['nTumours = innumerable', true],
    ['nTumours = 3', false],
    ['centre = "Site one"', true],
    ["reportedBclc = 'B'", true],
    ['maxSizeMm > 45', false],
    ['maxSizeMm >= 45.0', true],
    ['firstTace = 2020-01-10', true],
    ['firstTace = 2020', true],
    ['firstTace < 2020-02', true],
    ['diagnosisDate = 2019-11', true],
    ['diagnosisDate < 2019-12', true],
    ['diagnosisDate >= 2019-11-15', null],
    ['diagnosisDate > 2019-11-30', false],
    ['appleIntermediate = true', true],
    ['childPughScore >= 5', true],
    ['childPughScore >= 8', false],
    ['childPughScore >= 6', null],
    ['childPughClass in (A, B)', true],
    ['childPughClass = C', false],
    ['childPughClass = A', null],
    ['albiScore < -2', true],
  ])('%s', (expression, expected) => {
    expect(test(expression)).toBe(expected);
  });

  it.each([
    ['', 0, 'expects the name of a field or score, not the end'],
    ['sexx = female', 0, 'sexx is no field of patient or baseline and no score'],
    ['familyName = Kim', 0, 'familyName is no field of patient or baseline and no score'],
    ['sex = woman', 6, 'sex takes one of female, male, other'],
    ['sex < female', 4, 'sex takes = != or in, not <'],
    ['age = old', 6, 'age takes a number'],
    ['ecog in (0, 1', 13, 'expects ")", not the end'],
    ['ecog = 0 sex = male', 9, 'expects "and", "or" or the end, not sex'],
    ['firstTace > 2020-13', 12, 'firstTace takes a date as YYYY-MM-DD'],
    ['centre = "x', 9, 'a quote is not closed'],
    ['age ~ 3', 4, 'this cannot be read'],
    ['ehs = yes', 6, 'ehs takes true or false'],
    ['age 60', 4, 'expects = != < <= > >= or in after age'],
  ])('refuses %s', (expression, position, message) => {
    expect(parseFilter(expression)).toEqual({ ok: false, error: { message, position } });
  });

  it('refuses deep nesting instead of exhausting the stack', () => {
    expect(parseFilter(`${'('.repeat(1900)}age = 1`)).toMatchObject({ ok: false });
  });

  it('declares the type that every variable has in a cohort', () => {
    const cohort = Array.from(
      { length: 200 },
      (_, index) => new Subject(syntheticPatient(3, index), null, defaultConfig),
    );
    const expected = {
      number: 'number',
      boolean: 'boolean',
      date: 'string',
      code: 'string',
      codes: 'string',
    } as const;
    for (const name of VARIABLE_NAMES) {
      const variable = must(variableOf(name), 'a variable');
      const types = new Set(
        cohort.flatMap((each) => (variable.read(each) ?? []).map((value) => typeof value)),
      );
      expect([name, [...types]]).toEqual([name, types.size === 0 ? [] : [expected[variable.type.kind]]]);
    }
  });
});
