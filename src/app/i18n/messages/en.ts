import { agreement } from './agreement/en';
import type { diagnostics } from './diagnostics/en';
import { draw } from './draw/en';
import { drawing } from './drawing/en';
import { errors } from './errors/en';
import type { image } from './image/en';
import type { keys } from './keys/en';
import type { number } from './number/en';
import type { practice } from './practice/en';
import type { privacy } from './privacy/en';
import { pwa } from './pwa/en';
import { reading } from './reading/en';
import type { settings } from './settings/en';
import { shell } from './shell/en';

/** The texts that are there from the start. English is the language that all others translate. */
export const en = { agreement, draw, drawing, errors, pwa, reading, shell };

/** What every language has to say from the start. */
export type StartMessages = typeof en;

/** What it has to say on pages that are loaded when they are wanted, by area; see `page-messages.ts`. */
export interface PageMessages {
  readonly diagnostics: typeof diagnostics;
  readonly image: typeof image;
  readonly keys: typeof keys;
  readonly number: typeof number;
  readonly practice: typeof practice;
  readonly privacy: typeof privacy;
  readonly settings: typeof settings;
}

/** Every text of the app but the policy. */
export type Messages = StartMessages & PageMessages;
