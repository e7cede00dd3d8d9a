import type { Messages } from '../en';

export const errors: Messages['errors'] = {
  notFound: {
    title: '没有这个页面',
    text: '地址可能输错了。',
    link: '去写数字',
  },

  crash: {
    title: '出错了',
    text: '页面已停止运行。重新加载通常可以解决。',
    reload: '重新加载',
    details: '详细信息',
  },
};
