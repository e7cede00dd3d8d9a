import type { Messages } from '../en';

export const errors: Messages['errors'] = {
  notFound: {
    title: 'ページが見つかりません',
    text: 'アドレスが間違っているかもしれません。',
    link: '数字を書く',
  },

  crash: {
    title: 'エラーが発生しました',
    text: 'ページが停止しました。読み込み直すと、たいていは直ります。',
    reload: '再読み込み',
    details: '詳細',
  },
};
