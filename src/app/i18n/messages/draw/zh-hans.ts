import type { Messages } from '../en';

export const draw: Messages['draw'] = {
  title: '写一个数字',
  meant: '您想写的是哪个数字？',
  meantHint: '仅在认错时选择。',
  marked: (digit) => `已标为 ${digit}。`,
  counted: '已计入。',
  notCountedError: '这次识别未能计入，不影响继续使用。',
  notCountedFull: '设备存储空间已满，这次识别未能计入。请腾出空间，或照常继续使用。',
  partFailed: '未能加载，请重试。',
  withKeys: '用键盘书写',
};
