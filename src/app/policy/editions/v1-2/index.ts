import type { Policy } from '../../types';
import { en } from './en';
import { ja } from './ja';
import { zhHans } from './zh-hans';

export const policies: readonly Policy[] = [en, zhHans, ja];
