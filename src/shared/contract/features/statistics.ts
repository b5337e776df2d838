import { z } from 'zod';
import { job } from '../procedure.ts';
import { json } from '../schemas.ts';

const path = z.string().min(1).max(1000);

/** The answers to one data set; a case that is refused has an `error` and no `result`. */
const answers = z.object({
  schema: z.literal(1),
  generator: z.record(z.string(), z.string()),
  dataset: z.string(),
  file: z.string().nullable(),
  md5: z.string().nullable(),
  n_rows: z.number().nullable(),
  factors: json,
  cases: z
    .array(
      z.object({
        id: z.string(),
        kind: z.string(),
        note: z.string().nullable(),
        args: json,
        warnings: z.array(z.string()).readonly(),
        error: z.string().nullable(),
        result: json,
      }),
    )
    .readonly(),
});

export const statistics = {
  /** Every case of a spec on the CSV files of a folder, in the form of the reference files; needs no registry. */
  'statistics.run': job({
    input: z.object({ spec: path, data: path }),
    output: z.object({ schema: z.literal(1), datasets: z.array(answers) }),
    roles: null,
    reach: 'local',
  }),
};
