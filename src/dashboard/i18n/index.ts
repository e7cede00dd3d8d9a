export { failureText } from './failure-text';
export { type Format, stepDecimals } from './format';
export {
  chooseLanguage,
  type Language,
  languageChoice,
  loadLanguage,
  useLanguage,
  useLanguageChoice,
} from './language';
