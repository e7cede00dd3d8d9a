import type { Messages } from './en';
import { figures } from './figures/ja';
import { page } from './page/ja';

export const ja: Messages = { ...page, ...figures };
