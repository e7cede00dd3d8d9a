import type { PageArea } from './i18n';
import type { RouteName } from './routing/routes';

/** The areas of texts that each page needs besides those there from the start; they are loaded with the page. */
export const PAGE_TEXTS: Readonly<Record<RouteName, readonly PageArea[]>> = {
  draw: [],
  number: ['number'],
  practice: ['practice'],
  image: ['image'],
  // What is kept of the settings is said in the words of Settings.
  privacy: ['privacy', 'settings'],
  settings: ['settings'],
  diagnostics: ['diagnostics', 'settings'],
};
