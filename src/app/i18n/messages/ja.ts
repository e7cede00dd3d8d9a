import { agreement } from './agreement/ja';
import { draw } from './draw/ja';
import { drawing } from './drawing/ja';
import type { StartMessages } from './en';
import { errors } from './errors/ja';
import { pwa } from './pwa/ja';
import { reading } from './reading/ja';
import { shell } from './shell/ja';

/** Japanese; a chunk of its own, loaded for its readers only. */
export const ja: StartMessages = { agreement, draw, drawing, errors, pwa, reading, shell };
