import type { Messages } from './en';
import { figures } from './figures/zh-hans';
import { page } from './page/zh-hans';

export const zhHans: Messages = { ...page, ...figures };
