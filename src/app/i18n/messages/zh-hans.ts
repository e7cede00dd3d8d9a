import { agreement } from './agreement/zh-hans';
import { draw } from './draw/zh-hans';
import { drawing } from './drawing/zh-hans';
import type { StartMessages } from './en';
import { errors } from './errors/zh-hans';
import { pwa } from './pwa/zh-hans';
import { reading } from './reading/zh-hans';
import { shell } from './shell/zh-hans';

/** Simplified Chinese; a chunk of its own, loaded for its readers only. */
export const zhHans: StartMessages = { agreement, draw, drawing, errors, pwa, reading, shell };
