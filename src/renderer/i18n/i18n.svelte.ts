import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** Locales by tag; a further one `satisfies Messages`. */
export const LOCALES = { en: { name: 'English', messages: en } } as const satisfies Record<
  string,
  { readonly name: string; readonly messages: Messages }
>;
export type Locale = keyof typeof LOCALES;

export function isLocale(tag: string): tag is Locale {
  return Object.hasOwn(LOCALES, tag);
}

class I18n {
  locale = $state<Locale>('en');
  /** The texts of the current locale. */
  readonly t: Messages = $derived(LOCALES[this.locale].messages);
}

export const i18n = new I18n();
