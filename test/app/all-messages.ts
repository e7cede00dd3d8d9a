import { loadLanguage, type Messages } from '../../src/app/i18n';
import type { LanguageTag } from '../../src/design';

/** The texts of the app in one language. */
export async function allMessages(locale: LanguageTag): Promise<Messages> {
  return (await loadLanguage(locale)).messages;
}
