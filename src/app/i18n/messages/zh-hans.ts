import type { Messages } from './en';

export const zhHans: Messages = {
  shell: {
    appName: 'Inktally',
    skipToContent: '跳到正文',
    reload: '重新加载',

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
      later: '以后再说',
    },
  },

  draw: {
    title: '写一个数字',
    firstSheet: '边写边识别，全程在本设备上。',
    meant: '您想写的是哪个数字？',
    meantHint: '识别有误时才需点选',
    marked: (digit) => `已更正为 ${digit}。`,
    tellWhich: '请告诉我是哪个',
    key: (digit) => `按键 ${digit}`,
    notDigit: '不是数字',
    thrownAway: '已丢弃，不计入统计。',
    counted: '已计入统计。',
    notCountedError: '这次识别未能计入，不影响继续使用。',
    notCountedFull: '设备存储空间已满，这次识别未能计入。',
    partFailed: '未能加载，请重试。',
    continuous: '连续书写',
    continuousHint: '可以接连书写：确定的数字会自动进入列表。',
    more: '更多',
    withKeys: '用键盘书写',
  },

  drawing: {
    area: '书写区',
    hint: { square: '在这里写一个数字', wide: '在这里写一串数字' },
    undo: '撤销',
    redo: '重做',
    eraser: '橡皮擦',
    clear: '清除',
    next: '下一个',
    withKey: (tool, key) => `${tool}（${key}）`,
    toolbar: '书写工具',
  },

  reading: {
    label: '识别结果',
    notSure: '不确定',
    sure: (percent) => `置信度 ${percent}`,
    sureAsWritten: (percent) => `置信度 ${percent}，按您的写法`,
    asWritten: '，按您的写法',
    mightBe: '可能是',
    needs: (percent) => `置信度达到 ${percent} 才能确定`,
    guess: (digits) => `${digits}？`,
    corrected: '已更正',
    confirmed: '已确认',
    noDigit: '这看起来不像数字。请写一个更大、更完整的数字。',
    candidates: '候选数字',
    empty: '边写边识别，结果会显示在这里。',
    reading: '正在识别……',
    loading: '识别器正在加载，您可以先写。',
    waiting: '识别器正在加载，加载完成后会识别您写的内容。',
    faults: {
      offline: '当前离线，无法加载识别器。',
      network: '无法连接服务器，识别器未能加载。',
      missing: '服务器上已没有此版本的模型。请重新加载，使用最新版应用。',
      server: '服务器出现问题，识别器未能加载。',
      damaged: '识别器的一个文件已损坏，服务器上的也是。',
      damagedOffline: '识别器的一个文件已损坏，联网后会重新下载。',
      backend: '此浏览器禁用了 WebAssembly 和 WebGL。请启用其中之一，或改用其他浏览器。',
      worker: '识别器已停止或未能启动。',
    },
    drawingStays: (sentence) => `${sentence}您写的内容会保留。`,
    tryAgain: '重试',
    sees: '模型看到的图像',
    seesImage: '所写内容的 28×28 像素图，黑底白字',
    seesHint: '您的笔画，以统一的笔宽缩放到 28×28 像素。除此之外，只使用笔的轨迹。',
    backToSheet: '返回书写',
    tally: (digits) => `本次已识别 ${digits} 个数字`,
    session: '本次记录',
    copy: '复制',
    copied: '已复制。',
    notCopied: '浏览器不允许复制。',
    share: '分享',
    copyReading: (text) => `复制 ${text}`,
    forget: '清空列表',
  },

  keys: {
    grid: '书写方格',
    cell: (row, column) => `第 ${row} 行，第 ${column} 列`,
    help: '方向键移动，空格键填上或清除方格。按住 Shift 再按方向键可以画线。',
  },

  pwa: {
    page: {
      failed: (page) => `未能加载“${page}”。应用可能有新版本。`,
      failedOffline: (page) => `当前离线，无法加载“${page}”。`,
      drawingStays: '您写的内容会保留到重新加载为止。',
      stay: '留在此页',
    },
  },

  errors: {
    notFound: {
      title: '找不到页面',
      text: '请检查网址是否有误。',
      link: '去写数字',
    },

    crash: {
      title: '出错了',
      text: '页面已停止运行。重新加载通常可以解决。',
      details: '详细信息',
    },
  },
};
