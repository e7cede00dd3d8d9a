import { loadLanguage } from '../../src/app/i18n/load';
import type { Messages, PageMessages } from '../../src/app/i18n/messages/en';
import { loadedPageMessages, loadPageMessages, type PageArea } from '../../src/app/i18n/page-messages';
import { PAGE_TEXTS } from '../../src/app/page-texts';
import type { LanguageTag } from '../../src/languages';

/** The texts of the app in one language: those of the start, and those of every page and part. */
export async function allMessages(locale: LanguageTag): Promise<Messages> {
  const areas = [...new Set([...Object.values(PAGE_TEXTS).flat(), 'keys' as const])];
  await loadPageMessages(areas, locale);
  const { messages } = await loadLanguage(locale);
  const ofPages = Object.fromEntries(
    areas.map((area): [PageArea, unknown] => [area, loadedPageMessages(area, locale)]),
  );
  return { ...messages, ...(ofPages as unknown as PageMessages) };
}
