export { failureText } from './failure-text';
export type { FigureText } from './figure-text';
export { type Format, stepDecimals } from './format';
export { type Language, loadLanguage, useLanguage } from './language';
export { chooseLanguage, languageChoice, useLanguageChoice } from './language-choice';
