import type { Verdict } from '../engine/declaration.ts';
import { defineRule } from '../engine/rule.ts';
import { outsideScope, subclassInputs, subclassSteps } from './bolondi.ts';
import { isBeyond } from './burden.ts';

type KinkiClass = 'B1' | 'B2' | 'B3a' | 'B3b';

export const kinki = defineRule({
  id: 'kinki',
  version: 1,
  label: 'Kinki subclass',
  citation: 'Kinki criteria (expert knowledge, original not verified)',
  missingData: 'Decided where every completion has the same subclass.',
  inputs: subclassInputs,
  decide: (x): Verdict<KinkiClass> => {
    const reason = outsideScope(x);
    if (reason !== null) return { notApplicable: reason };
    const beyond = isBeyond(7, x.nTumours, x.maxSizeMm);
    if (x.childPughScore <= 7) return { value: beyond ? 'B2' : 'B1' };
    return { value: beyond ? 'B3b' : 'B3a' };
  },
  steps: subclassSteps,
});
