export { LANGUAGE_NAMES, LANGUAGES, type LanguageTag, languageFor } from './languages';
export { pluralsOf } from './plurals';
