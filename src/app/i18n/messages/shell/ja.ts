import type { Messages } from '../en';

export const shell: Messages['shell'] = {
  appName: 'Inktally',
  skipToContent: '本文へ移動',

  navigation: {
    label: 'ページ',
    draw: '手書き',
    number: '複数桁',
    practice: '練習',
    image: '画像',
    privacy: 'プライバシー',
    settings: '設定',
    diagnostics: '診断',
  },

  notices: {
    label: 'お知らせ',
    updateReady: '新しいバージョンがあります。',
    reload: '再読み込み',
    later: '後で',
  },
};
