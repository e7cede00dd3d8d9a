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
};
