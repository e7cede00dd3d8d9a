import type { Messages } from '../en';

export const number: Messages['number'] = {
  title: '写一串数字',
  empty: '一到十二个数字，并排书写。',
  mightBe: (number, percent) => `可能是 ${number}（${percent}）。`,
  noNumber: '这看起来不像一串数字。请把数字并排写，不要太小。',
  corrected: '您已更正。',
  digits: '各位数字',
  digitsHint: '点选一个即可更正。',
  digit: (place, digit) => `第 ${place} 位：${digit}`,
  meantHint: '请先在上面选一个数字。',
  chosen: (place, digit) => `第 ${place} 位，识别为 ${digit}。`,
  marked: (place, digit) => `第 ${place} 位，已标为 ${digit}。`,
};
