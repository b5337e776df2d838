import { Evidence } from '#shared/longitudinal/evidence.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { parseConfig, type DefinitionName } from '#shared/model/config.ts';
import { evaluateDefinition } from '#shared/refractoriness/definition.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { patientFrom } from '#test/support/records.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Variation {
  readonly s1?: Fields;
  readonly s2?: Fields | null;
  readonly i0?: Fields;
  readonly i1?: Fields;
  readonly i2?: Fields;
  /** AFP on 2021-01-09, 02-20 and 04-25. */
  readonly afp?: readonly number[];
  readonly more?: Fields;
}

const CLEAR = { modality: 'CT', adequate: true, mvi: false, ehs: false };

/** The base set of the worked vectors: two courses, an image before and one 41 days after each. */
export function baseSet({ s1, s2, i0, i1, i2, afp = [], more = {} }: Variation): Fields {
  const dates = ['2021-01-09', '2021-02-20', '2021-04-25'];
  const second = { id: 'S2', date: '2021-03-15', agentChanged: true, feederReanalysed: false, ...s2 };
  return {
    taceSessions: [{ id: 'S1', date: '2021-01-10', ...s1 }, ...(s2 === null ? [] : [second])],
    imaging: [
      { ...CLEAR, id: 'I0', date: '2021-01-05', ...i0 },
      { ...CLEAR, id: 'I1', date: '2021-02-20', newIntrahepaticLesion: false, ...i1 },
      ...(s2 === null
        ? []
        : [{ ...CLEAR, id: 'I2', date: '2021-04-25', newIntrahepaticLesion: false, ...i2 }]),
    ],
    labs: afp.map((value, index) => ({ id: `L${index}`, date: dates[index], afp: value })),
    ...more,
  };
}

export function judge(
  definition: DefinitionName,
  document: Fields,
  config: Fields = {},
): RefractorinessResult {
  const parsed = parseConfig(config);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const timeline = timelineOf(patientFrom(document), null, parsed.value);
  return evaluateDefinition(definitionOf(definition), new Evidence(timeline));
}

export function criterion(result: RefractorinessResult, code: string) {
  return result.criteria.find((each) => each.code === code);
}
