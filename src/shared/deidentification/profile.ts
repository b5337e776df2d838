/** How dates leave: whole months or days from the index, shifted, or as they are. */
export type DateRule = 'months' | 'days' | 'shifted' | 'real';

export type ProfileName = 'safe-harbor' | 'relative-days' | 'shifted-dates' | 'limited';

export interface Profile {
  readonly name: ProfileName;
  /** The sentence that manifest, README and report carry. */
  readonly label: string;
  readonly dates: DateRule;
  /** Calendar year of the index event: the one calendar element of the Safe Harbor profile. */
  readonly indexYear: boolean;
  /** Ages over 89, stated or derivable, become a category. */
  readonly capAges: boolean;
  /** Longest private shortening of follow-up in days; `null` leaves follow-up alone. */
  readonly cutoffRange: number | null;
}

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  'safe-harbor': {
    name: 'safe-harbor',
    label:
      'The field rules of HIPAA Safe Harbor were applied; the exporter must also have no actual knowledge that someone could be identified. Under the GDPR these are still personal data.',
    dates: 'months',
    indexYear: true,
    capAges: true,
    cutoffRange: 365,
  },
  'relative-days': {
    name: 'relative-days',
    label:
      'The field rules of HIPAA Safe Harbor were applied and intervals in days are kept; whether such intervals are acceptable is for your privacy office. Under the GDPR these are still personal data.',
    dates: 'days',
    indexYear: false,
    capAges: true,
    cutoffRange: 180,
  },
  'shifted-dates': {
    name: 'shifted-dates',
    label:
      'Not HIPAA Safe Harbor: a shifted date is still a date. For expert determination or a data use agreement. Under the GDPR these are still personal data.',
    dates: 'shifted',
    indexYear: false,
    capAges: true,
    cutoffRange: 180,
  },
  limited: {
    name: 'limited',
    label:
      'A HIPAA limited data set with real dates: still protected health information, so a data use agreement is required. Under the GDPR these are still personal data.',
    dates: 'real',
    indexYear: false,
    capAges: false,
    cutoffRange: null,
  },
};

/** The profile of a name; `null` for the identified one, which is not de-identification. */
export function profileOf(name: ProfileName | 'identified'): Profile | null {
  return name === 'identified' ? null : PROFILES[name];
}
