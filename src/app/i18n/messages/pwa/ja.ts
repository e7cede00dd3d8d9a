import type { Messages } from '../en';

export const pwa: Messages['pwa'] = {
  loading: '読み込み中…',
  policyFailed: 'ポリシーを読み込めませんでした。',

  page: {
    failed: (page) => `「${page}」を読み込めませんでした。アプリに新しいバージョンがあるかもしれません。`,
    failedOffline: (page) => `ネットワークに接続していないため、「${page}」を読み込めませんでした。`,
    drawingStays: '手書きの内容は、再読み込みするまでそのまま残ります。',
    reload: '再読み込み',
    tryAgain: 'もう一度試す',
    stay: 'このページに留まる',
  },
};
