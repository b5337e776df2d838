import { i18n, isLocale, type Locale } from '#renderer/i18n/i18n.svelte.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

const KEY = 'switchpoint.preferences';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

interface Stored {
  readonly theme?: unknown;
  readonly density?: unknown;
  readonly rail?: unknown;
  readonly inspector?: unknown;
  readonly user?: unknown;
  readonly locale?: unknown;
}

function read(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored;
  } catch {
    return {};
  }
}

/** Choices about the look; nothing about a patient is ever kept here. */
class Preferences {
  theme = $state<Theme>('system');
  density = $state<Density>('comfortable');
  railCollapsed = $state(false);
  inspectorOpen = $state(false);
  /** The user who last opened a registry here. */
  user = $state('');
  private systemTheme = $state<'light' | 'dark' | 'contrast'>('light');

  constructor() {
    const stored = read();
    this.theme = THEMES.find((theme) => theme === stored.theme) ?? 'system';
    this.density = DENSITIES.find((density) => density === stored.density) ?? 'comfortable';
    this.railCollapsed = stored.rail === true;
    this.inspectorOpen = stored.inspector === true;
    this.user = typeof stored.user === 'string' ? stored.user : '';
    if (typeof stored.locale === 'string' && isLocale(stored.locale)) i18n.locale = stored.locale;
    const follow = (): void => {
      this.systemTheme = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
      this.apply();
    };
    for (const query of [dark, contrast]) query.addEventListener('change', follow);
    follow();
  }

  /** The theme on the screen. */
  get shownTheme(): 'light' | 'dark' | 'contrast' {
    return this.theme === 'system' ? this.systemTheme : this.theme;
  }

  apply(): void {
    const root = document.documentElement;
    root.dataset['theme'] = this.shownTheme;
    root.dataset['density'] = this.density;
    root.lang = i18n.locale;
  }

  change(
    choice: Partial<Pick<Preferences, 'theme' | 'density' | 'railCollapsed' | 'inspectorOpen' | 'user'>>,
  ): void {
    Object.assign(this, choice);
    this.store();
  }

  changeLocale(locale: Locale): void {
    i18n.locale = locale;
    this.store();
  }

  private store(): void {
    this.apply();
    const { theme, density, railCollapsed: rail, inspectorOpen: inspector, user } = this;
    localStorage.setItem(KEY, JSON.stringify({ theme, density, rail, inspector, user, locale: i18n.locale }));
  }
}

export const preferences = new Preferences();
