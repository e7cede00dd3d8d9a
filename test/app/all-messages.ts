import { type AllMessages, loadLanguage, loadPageMessages } from '../../src/app/i18n';
import { allMessages as withPages } from '../../src/app/i18n/language';
import type { LanguageTag } from '../../src/design';

/** The texts of the app in one language. */
export async function allMessages(locale: LanguageTag): Promise<AllMessages> {
  const { messages } = await loadLanguage(locale);
  await loadPageMessages();
  return withPages(locale, messages);
}
