import type { Messages } from '../en';

export const reading: Messages['reading'] = {
  label: '识别结果',
  notSure: '不确定',
  sure: (percent) => `把握 ${percent}`,
  mightBe: '可能是',
  sureFrom: (percent) => `达到 ${percent} 才算确定`,
  noDigit: '这看起来不像数字。请写一个完整的数字，不要太小。',
  candidates: '候选数字',
  empty: '边写边识别，结果显示在这里。',
  reading: '正在识别……',
  loading: '识别器正在加载，您可以先写。',
  waiting: '识别器正在加载，加载好就识别您写的内容。',
  failed: '识别器未能加载，您写的内容还在。',
  failedOffline: '没有网络，识别器未能加载。您写的内容还在。',
  tryAgain: '重试',
};
