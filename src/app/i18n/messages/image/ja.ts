import type { Messages } from '../en';

export const image: Messages['image'] = {
  title: '画像を読み取る',
  lead: '紙やボード、画面に書かれた数字を読み取ります。画像はこの端末から出ません。保存も送信もせず、数えることもありません。',
  choose: '画像を選ぶ',
  chooseAnother: '別の画像を選ぶ',
  photo: '写真を撮る',
  remove: '取り除く',
  hint: '画像をここにドロップするか、貼り付けることもできます。',
  hintTouch: 'ほかのアプリから共有することもできます。',
  dropHere: 'ここにドロップ',
  decoding: '画像を開いています…',
  reading: '画像を読み取っています…',
  waiting: '読み取り機能を読み込み中です。画像はそのまま待っています。',
  shown: '選んだ画像',
  empty: '読み取り結果はここに表示されます。',
  lines: '行ごとの結果',
  line: (place, text) => `${place} 行目：${text}`,
  sure: (number, percent) => `${number}、確信度 ${percent}`,
  mightBe: (number, percent) => `${number} かもしれません（${percent}）。`,
  faults: {
    'not-picture':
      'このファイルはブラウザーで画像として表示できません。JPEG、PNG、WebP の画像を選んでください。',
    'too-large':
      '画像が大きすぎます。開けるのは 40 MB、6400 万画素までです。小さい画像を選ぶか、数字の部分を切り抜いてください。',
    nothing:
      '数字が見つかりませんでした。無地か罫線の紙に書いた数字を、明るさのむらがない場所で、近くからまっすぐ撮ってください。',
    'not-shared': 'ほかのアプリからの画像が届きませんでした。ここで選んでください。',
    'no-files': '画像ではありません。画像ファイルを選ぶか、貼り付けてください。',
  },
};
