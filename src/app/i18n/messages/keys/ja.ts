import type { Messages } from '../en';

export const keys: Messages['keys'] = {
  grid: '数字を書くマス目',
  cell: (row, column) => `${row} 行 ${column} 列`,
  help: '矢印キーで移動し、スペースキーでマスを塗るか消します。Shift を押しながら矢印キーを押すと線を引けます。',
};
