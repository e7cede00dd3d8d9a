import { figures } from './figures/en';
import { page } from './page/en';

/**
 * Every text of the page in English; another language is an object of the type `Messages`, so that one that lacks a text does not compile.
 * Values that come in are formatted already (`format.ts`), so that a sentence can put them where its grammar wants them.
 */
export const en = { ...page, ...figures };

export type Messages = typeof en;
