export { LANGUAGE_NAMES, type LanguageTag } from '../../languages';
export {
  byteCount,
  byteSize,
  calendarDay,
  clauses,
  formatList,
  moment,
  percentage,
  wholeNumber,
} from './format';
export {
  LanguageProvider,
  useLanguageFailed,
  useLocale,
  useMessages,
  usePageMessages,
} from './LanguageProvider';
export {
  chosenLanguage,
  LANGUAGE_CHOICES,
  type LanguageChoice,
} from './languages';
export { ENGLISH, type Language, loadLanguage } from './load';
export type { Messages } from './messages/en';
export { loadedPageMessages, loadPageMessages, type PageArea } from './page-messages';
