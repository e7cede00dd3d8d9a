import type { Messages } from '../en';

export const reading: Messages['reading'] = {
  label: '読み取り結果',
  notSure: '自信なし',
  sure: (percent) => `確度 ${percent}`,
  mightBe: 'もしかすると',
  sureFrom: (percent) => `${percent} 以上で確定`,
  noDigit: '数字には見えません。小さすぎないように、全体を書いてください。',
  candidates: '候補',
  empty: '書いている間に、ここに読み取り結果が出ます。',
  reading: '読み取っています…',
  loading: '読み取り機能を準備しています。もう書き始められます。',
  waiting: '読み取り機能を準備しています。でき次第、書いたものを読み取ります。',
  failed: '読み取り機能を読み込めませんでした。書いたものは残っています。',
  failedOffline: 'ネットワークがないため、読み取り機能を読み込めませんでした。書いたものは残っています。',
  tryAgain: '再試行',
};
