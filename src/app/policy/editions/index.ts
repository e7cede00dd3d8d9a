import type { EditionTexts } from '../types';
import { texts as v1_0 } from './v1-0';

interface Edition {
  readonly version: string;
  readonly texts: EditionTexts;
}

/**
 * Every edition of the policy, newest first: the first one holds. A published edition never changes.
 * A new wording is a new edition: a folder here and a line below. The app then asks again and marks
 * what differs.
 */
export const EDITIONS: readonly [Edition, ...Edition[]] = [{ version: '1.0', texts: v1_0 }];
