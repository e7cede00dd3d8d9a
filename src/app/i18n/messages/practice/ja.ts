import type { Messages } from '../en';

export const practice: Messages['practice'] = {
  title: (digit) => `${digit} を書く`,
  lead: '数字 10 個で 1 ラウンドです。時間は計りません。',
  idle: (digit) => `いつもどおりに ${digit} を書いてください。`,
  progress: (done, total, missed) => `${total} 個中 ${done} 個を書き、誤りは ${missed} 個です`,
  right: (digit) => `${digit} は正しく読めました。`,
  wrong: (prompt, read) => `${prompt} を ${read} と読み間違えました。`,
  unsure: (prompt) => `${prompt} に見えましたが、自信がありませんでした。`,
  refused: (prompt, guess) => `${prompt} は読めませんでした。いちばん近いのは ${guess} でした。`,
  run: (count) => `${count} 個連続で正しく読めました。`,
  doneTitle: 'ラウンド終了',
  score: (right, total) => `${total} 個中 ${right} 個を正しく読みました`,
  longestRun: (count) => `最長の連続正解：${count} 個`,
  allRight: 'すべての数字を正しく読めました。',
  missed: '正しく読めなかった数字',
  newRound: 'もう 1 ラウンド',
};
