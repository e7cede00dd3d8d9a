import { agreement } from './agreement/zh-hans';
import { diagnostics } from './diagnostics/zh-hans';
import { draw } from './draw/zh-hans';
import { drawing } from './drawing/zh-hans';
import type { Messages } from './en';
import { errors } from './errors/zh-hans';
import { image } from './image/zh-hans';
import { keys } from './keys/zh-hans';
import { number } from './number/zh-hans';
import { practice } from './practice/zh-hans';
import { privacy } from './privacy/zh-hans';
import { pwa } from './pwa/zh-hans';
import { reading } from './reading/zh-hans';
import { settings } from './settings/zh-hans';
import { shell } from './shell/zh-hans';

/** Simplified Chinese; a chunk of its own, loaded for its readers only. */
export const zhHans: Messages = {
  agreement,
  diagnostics,
  draw,
  drawing,
  errors,
  image,
  keys,
  number,
  practice,
  privacy,
  pwa,
  reading,
  settings,
  shell,
};
