import type { Messages } from '../en';

export const drawing: Messages['drawing'] = {
  area: '书写区',
  hint: { square: '在这里写一个数字', wide: '在这里写一串数字' },
  undo: '撤销',
  redo: '重做',
  eraser: '橡皮擦',
  clear: '清除',
  next: '下一个',
  toolbar: '书写工具',
};
