import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { dayWindow, flag, oneOf, quantity, selection, whole, type ConfigKey } from './configKey.ts';

/** Names of the definitions of TACE refractoriness. */
export const DEFINITIONS = [
  'JSH2014',
  'JSH2014_ignore',
  'JSH2010',
  'EPOI2_after_nth',
  'EPOI3_after_nth',
  'EPOI2_sessions_within',
  'EPOI3_sessions_within',
  'KOREA',
  'BRUIX',
  'BRUIX_doNotRepeat',
  'TACTICS',
] as const;
export type DefinitionName = (typeof DEFINITIONS)[number];

/**
 * Every choice that no source settles, by name. A result carries the configuration it was computed with; two cohorts
 * are comparable only under the same one.
 */
export const CONFIG_KEYS = {
  'cp.albuminLow': quantity(
    28,
    { min: 20, max: 35 },
    'Albumin in g/L below which Child-Pugh gives 3 points (variant: 30)',
  ),
  'cp.biliHighSI': quantity(
    51,
    { min: 34, max: 100 },
    'Bilirubin in umol/L above which Child-Pugh gives 3 points (variant: 50)',
  ),
  'cp.inrHigh': quantity(
    2.3,
    { min: 1.7, max: 5 },
    'INR above which Child-Pugh gives 3 points (variant: 2.2)',
  ),
  'cp.cholestatic': flag(false, 'Bilirubin bands of biliary cirrhosis: 4 and 10 mg/dL, 68 and 170 umol/L'),
  'cp.labWindowDays': whole(
    7,
    { min: 0, max: 90 },
    'Largest distance in days between the laboratory items of one Child-Pugh score',
  ),
  'cp.clinicalWindowDays': whole(
    14,
    { min: 0, max: 90 },
    'Largest distance in days of ascites and encephalopathy from the laboratory items',
  ),
  'seed.goodPS': whole(
    0,
    { min: 0, max: 4 },
    'Highest ECOG that counts as good performance in the intermediate stage of the review',
  ),
  'seed.largeMm': quantity(
    50,
    { min: 1, max: 300 },
    'Smallest size in mm that counts as large in the intermediate stage of the review',
  ),
  'unsuitable.limb2': oneOf(
    ['both', 'any'],
    'both',
    'Second limb of TACE-unsuitable: beyond up-to-7 with mALBI 2b, or either',
  ),
  'kudo4.response': oneOf(
    ['label', 'required'],
    'label',
    'Response of the four subgroups: an expected label, or part of the definition',
  ),
  'kudo4.sixAsUnder6': flag(false, 'Six nodules over 30 mm are put with the groups of fewer than six'),
  'mrecist.abs5mm': flag(false, 'mRECIST progression also needs an increase of at least 5 mm'),
  'response.confirmDays': whole(
    0,
    { min: 0, max: 183 },
    'Days after which a best response must be confirmed; 0: none',
  ),
  'win.jsh2014': dayWindow(
    { from: 28, to: 91, tolerance: 7 },
    'Evaluation image of JSH 2014, days after the course',
  ),
  'win.jsh2010': dayWindow(
    { from: 21, to: 42, tolerance: 0 },
    'Evaluation image of JSH 2010, days after the course',
  ),
  'win.eu46w': dayWindow(
    { from: 28, to: 42, tolerance: 7 },
    'Evaluation image of the European algorithm, days after the course',
  ),
  'win.session': dayWindow(
    { from: 14, to: 98, tolerance: 0 },
    'Evaluation image of the response to a course, days after it',
  ),
  'win.baseline': whole(
    28,
    { min: 0, max: 365 },
    'Greatest age in days of a baseline item at the first course',
  ),
  'jsh.agentRule': oneOf(
    ['any', 'both', 'ignore'],
    'any',
    'JSH J1 asks for a changed agent or re-analysed feeders, for both, or for neither',
  ),
  'jsh.j2Consecutive': oneOf([1, 2], 2, 'Consecutive courses with more nodules that JSH J2 asks for'),
  'cer.markers': selection(['afp', 'pivka2'], 'Tumour markers of continuous elevation'),
  'cer.dip': quantity(0.1, { min: 0, max: 1 }, 'Relative fall that still counts as continuously elevated'),
  'cer.rise': quantity(0.2, { min: 0, max: 10 }, 'Relative rise over both courses that is asked for'),
  'cer.floor.afp': quantity(20, { min: 0, max: 10_000 }, 'AFP in ng/mL below which no elevation is counted'),
  'cer.floor.pivka2': quantity(
    40,
    { min: 0, max: 10_000 },
    'PIVKA-II in mAU/mL below which no elevation is counted',
  ),
  'cer.courses': whole(2, { min: 2, max: 6 }, 'Consecutive courses over which markers must stay elevated'),
  'epoi.failure': oneOf(
    ['noOR', 'PD'],
    'noOR',
    'Failure of on-demand TACE: no objective response, or progression',
  ),
  'korea.k4MinCourses': whole(3, { min: 1, max: 10 }, 'Course from which insufficient necrosis counts as K4'),
  'tactics.growthStrict': flag(true, 'TACTICS growth must exceed 25 %; off: 25 % suffices'),
  'tactics.allow1D': flag(false, 'TACTICS growth may be judged on longest diameters'),
  'art.maxIntervalDays': whole(
    90,
    { min: 1, max: 3660 },
    'Days between courses beyond which ART lies outside its derivation',
  ),
  'art.baseline': oneOf(
    ['first_tace', 'previous_tace'],
    'first_tace',
    'Baseline of the ART score before the third and later courses',
  ),
  'abcr.afpStrict': flag(false, 'ABCR counts AFP above 200 ng/mL; off: from 200'),
  'cpb.confirm': flag(false, 'Deterioration to Child-Pugh B needs a second panel at least 28 days later'),
  newTherapy: oneOf(
    ['censor', 'ignore'],
    'censor',
    'Progression after a new anticancer therapy: censored before it, or counted',
  ),
  transplant: oneOf(
    ['ignore', 'censor'],
    'ignore',
    'Survival at transplant or resection: followed on, or censored',
  ),
  'endpoint.response': oneOf(['mRECIST', 'RECIST11'], 'mRECIST', 'Response system of progression endpoints'),
  'endpoint.ttup': oneOf(['BRUIX', 'TACTICS'], 'BRUIX', 'Definition of untreatable progression'),
  'endpoint.refractoriness': oneOf(DEFINITIONS, 'JSH2014', 'Definition of time to refractoriness'),
} as const satisfies Readonly<Record<string, ConfigKey<unknown>>>;

export type ConfigName = keyof typeof CONFIG_KEYS;
type ValueOf<K> = K extends ConfigKey<infer T> ? T : never;
export type Config = { readonly [K in ConfigName]: ValueOf<(typeof CONFIG_KEYS)[K]> };

export const CONFIG_NAMES = Object.keys(CONFIG_KEYS) as readonly ConfigName[];

export interface ConfigProblem {
  readonly field: string;
  readonly message: string;
}

export const defaultConfig: Config = collect((name) => CONFIG_KEYS[name].standard);

/**
 * The configuration of a flat object of keys; what it leaves out keeps its default. An unknown key or a value that
 * the key does not accept is refused. Round trip: a `Config` is itself acceptable.
 */
export function parseConfig(raw: unknown, base: Config = defaultConfig): Result<Config, ConfigProblem> {
  if (raw === null || raw === undefined) return ok(base);
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return fail({ field: 'config', message: 'expects an object of configuration keys' });
  }
  const given = raw as Readonly<Record<string, unknown>>;
  const values = new Map<ConfigName, unknown>();
  for (const name of Object.keys(given)) {
    if (!isConfigName(name)) return fail({ field: name, message: 'is not a configuration key' });
    const key: ConfigKey<unknown> = CONFIG_KEYS[name];
    const value = key.accept(given[name]);
    if (value === null) return fail({ field: name, message: `expects ${key.expects}` });
    values.set(name, value);
  }
  return ok(collect((name) => (values.has(name) ? values.get(name) : base[name])));
}

function isConfigName(name: string): name is ConfigName {
  return Object.hasOwn(CONFIG_KEYS, name);
}

function collect(valueOf: (name: ConfigName) => unknown): Config {
  return Object.fromEntries(CONFIG_NAMES.map((name) => [name, valueOf(name)])) as Config;
}
