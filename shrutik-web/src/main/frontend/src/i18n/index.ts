import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { pseudo } from './pseudo';

export const LOCALES = ['en', 'bn'] as const;
export type Locale = (typeof LOCALES)[number];
/** English with its letters changed and from right to left, to find what does not follow. */
export const PSEUDO = 'en-XB';

const KEY = 'shrutik.locale';

function isKnown(locale: string | null): locale is Locale | typeof PSEUDO {
  return locale === PSEUDO || LOCALES.includes(locale as Locale);
}

/** What was chosen here, else the browser's, else English. */
export function firstLocale(): string {
  const asked = new URLSearchParams(location.search).get('lang');
  const chosen = isKnown(asked) ? asked : localStorage.getItem(KEY);
  if (isKnown(chosen)) {
    return chosen;
  }
  return (navigator.languages ?? []).some((l) => l.startsWith('bn')) ? 'bn' : 'en';
}

async function load(locale: string): Promise<void> {
  if (locale === 'bn' && !i18next.hasResourceBundle('bn', 'translation')) {
    const { bn } = await import('./bn');
    i18next.addResourceBundle('bn', 'translation', bn);
  }
  if (locale === PSEUDO && !i18next.hasResourceBundle(PSEUDO, 'translation')) {
    i18next.addResourceBundle(PSEUDO, 'translation', pseudo(en));
  }
}

type Extra = (locale: string) => Promise<object>;

const extras = new Map<string, Extra>();

async function loadExtra(name: string, extra: Extra, locale: string): Promise<void> {
  if (!i18next.hasResourceBundle(locale, name)) {
    const texts = await extra(locale === PSEUDO ? 'en' : locale);
    i18next.addResourceBundle(locale, name, locale === PSEUDO ? pseudo(texts) : texts);
  }
}

/** Texts of pages that are loaded later, in whatever language is chosen now or then. */
export async function loadTexts(name: string, extra: Extra): Promise<void> {
  extras.set(name, extra);
  await Promise.all(['en', i18next.language].map((locale) => loadExtra(name, extra, locale)));
}

function mark(locale: string) {
  document.documentElement.lang = locale === PSEUDO ? 'en' : locale;
  document.documentElement.dir = directionOf(locale);
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === PSEUDO ? 'rtl' : 'ltr';
}

export async function startTexts(): Promise<void> {
  const locale = firstLocale();
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await choose(locale);
}

export async function choose(locale: string): Promise<void> {
  await load(locale);
  await Promise.all([...extras].map(([name, extra]) => loadExtra(name, extra, locale)));
  await i18next.changeLanguage(locale);
  localStorage.setItem(KEY, locale);
  mark(locale);
}

/** The locale of numbers and dates: Bengali with its own digits. */
export function numberLocale(): string {
  return i18next.language === 'bn' ? 'bn-BD' : 'en-GB';
}
