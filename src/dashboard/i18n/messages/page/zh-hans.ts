import type { Messages } from '../en';
import type { page as english } from './en';

export const page: Pick<Messages, keyof typeof english> = {
  product: 'Inktally',
  title: '失败率',
  skip: '跳到数据',
  retry: '重试',
  loading: '正在加载…',
  language: '语言',

  signIn: {
    title: '维护者页面',
    intro: '手写数字被认错的频率，由所有愿意分享的用户汇总而成。这里没有任何内容涉及某一个人。',
    token: '维护者令牌',
    hint: '即服务器的设置 MAINTAINER_TOKEN；如果没有设置，则是服务器首次启动时生成并打印的令牌。',
    submit: '登录',
    submitting: '正在登录…',
    missing: '请输入维护者令牌。',
    wrongToken: '令牌不正确。请完整复制后重试。',
    tooMany: '登录尝试过多。请稍候再试。',
    tooManyWait: (wait) => `登录尝试过多。请在 ${wait}后重试。`,
    ended: '会话已结束。请重新登录以继续。',
    storage: '登录会设置一个 Cookie，本页脚本无法读取。除此之外，浏览器中不保存任何内容。',
  },
  signOut: '退出',

  forAll: {
    intro: '所有愿意分享的用户的报告合计：手写数字被认错的频率。这里没有任何内容涉及某一个人。',
    toApp: '打开应用',
    closedTitle: '本服务器不公开这些数据',
    closed: '运营者只向维护者展示这些数据。',
    toSignIn: '以维护者身份登录',
  },

  filters: {
    region: '显示范围',
    range: '日期（UTC）',
    rangeMeans: '每天为 UTC 时间 00:00 至 24:00，按服务器收到报告的时间计算。',
    lastDays: (days) => `最近 ${days} 天`,
    custom: '自定义',
    from: '起始日',
    to: '结束日',
    apply: '应用',
    model: '模型版本',
    allModels: '全部版本',
    problems: {
      'from-missing': '请输入起始日。',
      'to-missing': '请输入结束日。',
      reversed: '起始日晚于结束日，请对调。',
      'not-ended': (last) => `只有已结束的日期（UTC）才有数据，最后一天是 ${last}。`,
    },
  },

  export: {
    title: '保存数据',
    intro: '保存这些数据：',
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: '本服务器不再接收报告，因此不会再有新的数据。',

  empty: {
    title: '这些日期还没有数据',
    neverTitle: '还没有数据',
    never: '本服务器至今没有发布过任何数据。',
    elsewhereTitle: '这些日期没有数据',
    elsewhere: (span) => `已发布的数据属于 ${span}（UTC）。`,
    showSpan: (span) => `显示 ${span}`,
    model: (model) => `模型版本 ${model} 在这些日期没有已发布的数据。`,
    why: (least) =>
      `某一天结束后（UTC），如果该版本当天至少收到 ${least} 份报告，就会出现数据。一周中不足此数的日子会合并，若合计达到 ${least} 份，则在该周星期日之后出现。`,
    whyNoisy: (least) =>
      `某一天结束后（UTC），如果该版本当天收到约 ${least} 份报告，就会出现数据：再少的话，失败率会被用于保护报告的噪声淹没。一周中的其余日子会合并，无论报告多少，都在该周星期日之后出现。`,
    unknown: '在发布之前，不会向任何人透露已收到多少报告，因为这个数字会泄露单份报告的信息。',
    next: (today, wait) => `今天（${today}）在 UTC 00:00 结束，还有 ${wait}。之后才可能出现今天的数据。`,
    widen: (days) => `显示最近 ${days} 天`,
    showAllModels: '显示全部版本',
  },

  failures: {
    title: '未能加载数据',
    sessionTitle: '无法连接服务器',
    offline: '服务器没有答复。请检查网络连接，以及服务器是否在运行。',
    timeout: (wait) => `服务器在 ${wait}内没有答复。`,
    busy: '服务器繁忙。请稍候再试。',
    busyWait: (wait) => `服务器繁忙。请在 ${wait}后重试。`,
    refused: (status, message) => `服务器答复 ${status}：${message}`,
    noMessage: '未说明原因',
    unreadable: (problem) =>
      `服务器的答复不符合本页的预期（${problem}）。页面与服务器的版本可能不同：请重新加载页面。`,
    signOut: '退出请求没有到达服务器，您仍处于登录状态。',
  },
};
