import type { Messages } from '../en';

export const keys: Messages['keys'] = {
  grid: '书写方格',
  cell: (row, column) => `第 ${row} 行，第 ${column} 列`,
  help: '方向键移动，空格键填上或清除方格。按住 Shift 再按方向键可以画线。',
};
