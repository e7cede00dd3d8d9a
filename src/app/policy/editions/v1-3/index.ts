import type { EditionTexts } from '../../types';

/** Edition 1.3: a file for each language, for a reader needs one. */
export const texts: EditionTexts = {
  en: async () => (await import('./en')).en,
  'zh-Hans': async () => (await import('./zh-hans')).zhHans,
  ja: async () => (await import('./ja')).ja,
};
