import type { Messages } from '../en';

export const reading: Messages['reading'] = {
  label: '识别结果',
  notSure: '不确定',
  sure: (percent) => `把握 ${percent}`,
  mightBe: '可能是',
  sureFrom: (percent) => `达到 ${percent} 才算确定`,
  noDigit: '这看起来不像数字。请写一个完整的数字，不要太小。',
  candidates: '候选数字',
  empty: '边写边识别，结果显示在这里。',
  reading: '正在识别……',
  loading: '识别器正在加载，您可以先写。',
  waiting: '识别器正在加载，加载好就识别您写的内容。',
  faults: {
    offline: '没有网络，识别器未能加载。',
    network: '连不上服务器，识别器未能加载。',
    missing: '服务器上没有模型文件，识别器未能加载。应用可能已有新版本。',
    server: '服务器出了问题，识别器未能加载。',
    damaged: '识别器的一个文件已损坏，服务器上的副本也是。',
    damagedOffline: '识别器的一个文件已损坏，有网络时会重新下载。',
    backend:
      '在此浏览器中，WebAssembly 和 WebGL 都不可用，识别器无法运行。请为本页面允许其中之一，或改用其他浏览器。',
    worker: '识别器已停止，或未能启动。',
  },
  drawingStays: (sentence) => `${sentence}您写的内容还在。`,
  tryAgain: '重试',
};
