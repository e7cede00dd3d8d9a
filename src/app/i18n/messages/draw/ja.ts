import type { Messages } from '../en';

export const draw: Messages['draw'] = {
  title: '数字を書く',
  meant: 'どの数字を書きましたか？',
  meantHint: '読み間違えたときだけ選んでください。',
  marked: (digit) => `${digit} を選びました。`,
  counted: '数えました。',
  notCountedError: 'この読み取りは数えられませんでしたが、そのまま続けられます。',
  notCountedFull:
    '端末の空き容量がないため、この読み取りは数えられませんでした。空き容量を増やすか、そのまま続けてください。',
  partFailed: '読み込めませんでした。',
  withKeys: 'キーで書く',
};
