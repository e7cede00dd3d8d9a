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
  type Language,
  loadLanguage,
  useLanguageFailed,
  useLocale,
  useMessages,
} from './language';
export type { Messages } from './messages/en';
