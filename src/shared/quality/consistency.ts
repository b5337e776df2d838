import { known } from '#shared/model/missing.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { Hits } from './hits.ts';
import type { RuleGroup } from './types.ts';

/** Q-C05, Q-C06: burden, invasion and spread at baseline. */
const baselineRules: RuleGroup = ({ baseline }) => {
  const hits = new Hits();
  if (baseline === null) return [];
  const at = (...fields: string[]) => ({ entity: 'baseline', rowId: baseline.id, fields }) as const;
  const spread = known(baseline.ehs);
  const sites = known(baseline.ehsSites);
  if (known(baseline.nTumours) === 1 && known(baseline.bilobar) === true) {
    hits.add('Q-C05', 'E', at('nTumours', 'bilobar'), 'one tumour cannot be bilobar');
  }
  if (spread === true && sites?.length === 0)
    hits.add('Q-C06', 'E', at('ehsSites'), 'names no site of the spread');
  if (spread === false && sites !== null && sites.length > 0) {
    hits.add('Q-C06', 'E', at('ehs', 'ehsSites'), 'a site is named although there is no spread');
  }
  return hits.found;
};

const viableSum = (image: PatientRecord['imaging'][number]): number | null => {
  const targets = image.lesions.filter((lesion) => known(lesion.isTarget) === true);
  const sizes = targets.map((lesion) => known(lesion.viableLongestMm));
  return targets.length === 0 || sizes.includes(null)
    ? null
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
};

/** Q-C08: a response that its own image contradicts. */
const imagingRules: RuleGroup = (record) => {
  const hits = new Hits();
  for (const image of record.imaging) {
    const at = (...fields: string[]) => ({ entity: 'imaging', rowId: image.id, fields }) as const;
    const response = known(image['response.mRECIST']);
    const sum = viableSum(image);
    if (response === 'CR' && sum !== null && sum > 0) {
      hits.add('Q-C08', 'E', at('response.mRECIST'), 'says CR although a target is viable');
    }
    if (known(image.newIntrahepaticLesion) === true && response !== null && response !== 'PD') {
      hits.add(
        'Q-C08',
        'W',
        at('response.mRECIST', 'newIntrahepaticLesion'),
        'is not PD although a new lesion is recorded',
      );
    }
    for (const lesion of image.lesions) {
      const place = (...fields: string[]) => ({ entity: 'lesion', rowId: lesion.id, fields }) as const;
      const [whole, viable, short] = [lesion.longestMm, lesion.viableLongestMm, lesion.shortAxisMm].map(
        (size) => known(size),
      );
      if (
        whole !== null &&
        whole !== undefined &&
        viable !== null &&
        viable !== undefined &&
        viable > whole
      ) {
        hits.add('Q-C08', 'E', place('viableLongestMm'), 'is longer than the whole lesion');
      }
      if (whole !== null && whole !== undefined && short !== null && short !== undefined && short > whole) {
        hits.add('Q-C08', 'E', place('shortAxisMm'), 'is longer than the long axis');
      }
    }
  }
  return hits.found;
};

/** Q-C12: what each technique takes. */
const sessionRules: RuleGroup = (record) => {
  const hits = new Hits();
  for (const session of record.taceSessions) {
    const at = (...fields: string[]) => ({ entity: 'taceSession', rowId: session.id, fields }) as const;
    const technique = known(session.technique);
    const lipiodol = known(session.lipiodolMl);
    const beads = known(session.beadSizeUm);
    if (technique === 'cTACE' && lipiodol === 0)
      hits.add('Q-C12', 'E', at('lipiodolMl'), 'is 0 in a conventional TACE');
    if (lipiodol !== null && lipiodol > 0 && beads !== null) {
      hits.add('Q-C12', 'W', at('lipiodolMl', 'beadSizeUm'), 'lipiodol and beads are both given');
    }
  }
  return hits.found;
};

export const consistencyRules: RuleGroup = (record, today) =>
  [baselineRules, imagingRules, sessionRules].flatMap((group) => group(record, today));
