export {
  byteCount,
  byteSize,
  calendarDay,
  clauses,
  formatList,
  LANGUAGE_CHOICES,
  LANGUAGE_NAMES,
  type LanguageChoice,
  LanguageProvider,
  type LanguageTag,
  loadFirstLanguage,
  moment,
  numberFormat,
  wholeNumber,
} from '../../design';
export {
  type AllMessages,
  type Language,
  loadLanguage,
  loadPageMessages,
  useLanguageFailed,
  useLocale,
  useMessages,
  usePageMessages,
} from './language';
export type { Messages } from './messages/en';
export type { PageMessages } from './messages/pages/en';
