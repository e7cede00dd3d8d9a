import { LANGUAGES, type LanguageTag, languageFor } from '../../languages';
import { FigureText } from './figure-text';
import { type Format, formatOf } from './format';
import { en, type Messages } from './messages/en';

/** A language of the page: its texts, how it writes numbers and dates, and what it says of figures. */
export interface Language {
  readonly tag: LanguageTag;
  readonly messages: Messages;
  readonly format: Format;
  readonly say: FigureText;
}

/** Where the chosen language stands in the page's address. The page keeps nothing in the browser. */
export const LANGUAGE_PARAMETER = 'lang';

/** What is always there. */
export const ENGLISH: Language = languageOf('en', en);

/** The others are chunks of their own: nobody needs two. */
const LOADERS: Readonly<Record<LanguageTag, () => Promise<Messages>>> = {
  en: async () => en,
  'zh-Hans': async () => (await import('./messages/zh-hans')).zhHans,
  ja: async () => (await import('./messages/ja')).ja,
};

/** @throws Error where the texts could not be loaded */
export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  return languageOf(tag, await LOADERS[tag]());
}

/** The language that the page's address names, else the first that the browser asks for. */
export function wantedLanguage(query: string, browser: readonly string[]): LanguageTag {
  const named = new URLSearchParams(query).get(LANGUAGE_PARAMETER);
  return LANGUAGES.find((tag) => tag === named) ?? languageFor(browser);
}

function languageOf(tag: LanguageTag, messages: Messages): Language {
  const format = formatOf(tag);
  return { tag, messages, format, say: new FigureText(messages, format) };
}
