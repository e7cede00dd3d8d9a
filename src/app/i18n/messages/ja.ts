import { agreement } from './agreement/ja';
import { diagnostics } from './diagnostics/ja';
import { draw } from './draw/ja';
import { drawing } from './drawing/ja';
import type { Messages } from './en';
import { errors } from './errors/ja';
import { image } from './image/ja';
import { keys } from './keys/ja';
import { number } from './number/ja';
import { practice } from './practice/ja';
import { privacy } from './privacy/ja';
import { pwa } from './pwa/ja';
import { reading } from './reading/ja';
import { settings } from './settings/ja';
import { shell } from './shell/ja';

/** Japanese; a chunk of its own, loaded for its readers only. */
export const ja: Messages = {
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
