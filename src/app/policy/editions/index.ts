import type { EditionTexts } from './types';

interface Edition {
  readonly version: string;
  readonly texts: EditionTexts;
}

/**
 * Every edition of the policy, newest first: the first one holds. A published edition never
 * changes. A new wording is a new edition: a file for each language, loaded when it is needed, and
 * an entry below. The app then asks again and marks what differs.
 */
export const EDITIONS: readonly [Edition, ...Edition[]] = [
  {
    version: '1.0',
    texts: {
      en: async () => (await import('./v1-0-en')).en,
      'zh-Hans': async () => (await import('./v1-0-zh-hans')).zhHans,
      ja: async () => (await import('./v1-0-ja')).ja,
    },
  },
];
