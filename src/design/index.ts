export { byteCount, byteSize } from './bytes';
export { calendarDay, moment } from './dates';
export {
  chosenLanguage,
  LanguageProvider,
  loadFirstLanguage,
  useLanguage,
} from './LanguageProvider';
export {
  LANGUAGE_CHOICES,
  LANGUAGE_NAMES,
  LANGUAGES,
  type LanguageChoice,
  type LanguageTag,
  languageFor,
} from './languages';
export { clauses, formatList } from './lists';
export { showNotLoaded } from './not-loaded';
export { numberFormat, percentage, wholeNumber } from './numbers';
export { pluralsOf } from './plurals';
