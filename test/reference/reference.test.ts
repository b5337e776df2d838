import { describe, expect, it } from 'vitest';
import { runCase } from '#shared/statistics/spec/runCase.ts';
import { compare, startComparison } from './compare.ts';
import { referenceFiles, referenceTable } from './files.ts';
import { rulesOf } from './rules.ts';

for (const { dataset, file, factors, cases } of referenceFiles()) {
  describe(dataset, () => {
    const table = referenceTable(file);
    for (const reference of cases) {
      it(`${reference.kind} ${reference.id}`, () => {
        const answer = runCase(reference, table, factors ?? {});
        if (reference.error !== null) {
          expect(answer).toMatchObject({ result: null });
          expect(answer.error).toBeTypeOf('string');
          return;
        }
        expect(answer.error).toBeNull();
        const comparison = startComparison();
        compare(reference.result, answer.result, '', rulesOf(reference.kind, reference.result), comparison);
        expect(comparison.differences.slice(0, 8)).toEqual([]);
      });
    }
  });
}
