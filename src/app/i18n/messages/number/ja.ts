import type { Messages } from '../en';

export const number: Messages['number'] = {
  title: '複数桁の数字を書く',
  empty: '1〜12 桁を横に並べて書いてください。',
  mightBe: (number, percent) => `${number} かもしれません（${percent}）。`,
  noNumber: '数字の並びには見えません。小さすぎないように、横に並べて書いてください。',
  corrected: '修正しました。',
  digits: '各桁の数字',
  digitsHint: '選ぶと修正できます。',
  digit: (place, digit) => `${place} 番目：${digit}`,
  meantHint: '先に上の数字を選んでください。',
  chosen: (place, digit) => `${place} 番目は ${digit} と読みました。`,
  marked: (place, digit) => `${place} 番目を ${digit} に修正しました。`,
};
