export { failureText } from './failure-text';
export type { FigureText } from './figure-text';
export { type Format, stepDecimals } from './format';
export { LanguageProvider, useLanguage } from './LanguageProvider';
export { type Language, loadLanguage, wantedLanguage } from './language';
