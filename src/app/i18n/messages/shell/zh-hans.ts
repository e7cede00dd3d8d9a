import type { Messages } from '../en';

export const shell: Messages['shell'] = {
  appName: 'Inktally',
  skipToContent: '跳到正文',

  navigation: {
    label: '页面',
    draw: '书写',
    number: '多位数',
    practice: '练习',
    image: '图片',
    privacy: '隐私',
    settings: '设置',
    diagnostics: '诊断',
  },

  notices: {
    label: '通知',
    updateReady: '新版本已就绪。',
    reload: '重新加载',
    later: '以后再说',
  },
};
