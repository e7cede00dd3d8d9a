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
  faults: {
    offline: 'ネットワークがないため、読み取り機能を読み込めませんでした。',
    network: 'サーバーにつながらないため、読み取り機能を読み込めませんでした。',
    missing:
      'モデルがサーバーにないため、読み取り機能を読み込めませんでした。アプリの新しいバージョンがあるかもしれません。',
    server: 'サーバーの不具合のため、読み取り機能を読み込めませんでした。',
    damaged: '読み取り機能のファイルが壊れています。サーバーにあるものも壊れています。',
    damagedOffline: '読み取り機能のファイルが壊れています。ネットワークにつながれば取得し直します。',
    backend:
      'このブラウザーでは WebAssembly も WebGL も使えないため、読み取り機能が動きません。このページでどちらかを許可するか、別のブラウザーをお使いください。',
    worker: '読み取り機能が停止したか、起動できませんでした。',
  },
  drawingStays: (sentence) => `${sentence}書いたものは残っています。`,
  tryAgain: '再試行',
};
