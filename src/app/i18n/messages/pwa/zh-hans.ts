import type { Messages } from '../en';

export const pwa: Messages['pwa'] = {
  loading: '正在加载…',
  policyFailed: '无法加载隐私政策。',

  page: {
    failed: (page) => `无法加载“${page}”。应用可能已有更新的版本。`,
    failedOffline: (page) => `没有网络，无法加载“${page}”。`,
    drawingStays: '重新加载之前，您书写的内容会保留在这里。',
    reload: '重新加载',
    tryAgain: '再试一次',
    stay: '留在此页',
  },

  install: {
    title: '安装',
    lead: '安装后，Inktally 会有自己的图标和窗口，其文件会保留在设备上，没有网络也能使用。',
    button: '安装应用',
    ios: '在 Safari 中打开“共享”菜单，然后选择“添加到主屏幕”。',
  },
};
