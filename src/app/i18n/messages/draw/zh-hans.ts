import type { Messages } from '../en';

export const draw: Messages['draw'] = {
  title: '写一个数字',
  meant: '您想写的是哪个数字？',
  meantHint: '仅在认错时选择。',
  marked: (digit) => `已标为 ${digit}。`,
  counted: '已计入。',
  notCountedError: '这次识别未能计入，不影响继续使用。',
  notCountedFull: '设备存储空间已满，这次识别未能计入。请腾出空间，或照常继续使用。',

  keys: {
    open: '用键盘书写',
    failed: '键盘书写未能加载。请联网后重试。',
    grid: '书写方格',
    cell: (row, column) => `第 ${row} 行，第 ${column} 列`,
    help: '方向键移动，空格键填上或清除方格。按住 Shift 再按方向键可以画线。',
  },
};
