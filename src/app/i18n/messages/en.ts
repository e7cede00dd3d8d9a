import { agreement } from './agreement/en';
import { diagnostics } from './diagnostics/en';
import { draw } from './draw/en';
import { drawing } from './drawing/en';
import { errors } from './errors/en';
import { image } from './image/en';
import { keys } from './keys/en';
import { number } from './number/en';
import { practice } from './practice/en';
import { privacy } from './privacy/en';
import { pwa } from './pwa/en';
import { reading } from './reading/en';
import { settings } from './settings/en';
import { shell } from './shell/en';

/** Every text of the app but the policy. English is the language that all others translate. */
export const en = {
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

/** What every language has to say. */
export type Messages = typeof en;
