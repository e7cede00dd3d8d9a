import type { Messages } from '../en';

export const drawing: Messages['drawing'] = {
  area: '手書きエリア',
  hint: { square: 'ここに数字を 1 つ書いてください', wide: 'ここに数字を並べて書いてください' },
  undo: '元に戻す',
  redo: 'やり直す',
  eraser: '消しゴム',
  clear: '消去',
  next: '次へ',
  toolbar: '手書きツール',
};
