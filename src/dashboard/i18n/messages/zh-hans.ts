import type { Messages } from './en';

export const zhHans: Messages = {
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
      'too-long': (most) => `一次最多可选 ${most} 天。`,
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

  means: {
    rate: '失败的识别占全部已完成识别的百分比。区间是真实失败率在 100 次中有 95 次落入的范围。',
    failures: '认出的数字不是用户所写，或被拒绝识别的次数。',
    attempts: '用户完成的识别次数：每写一个数字算一次。',
    unread: '被拒绝识别且无人标注的识别，占全部识别的百分比。',
    trend: '这些日期后一半的失败率减去前一半的失败率，单位为百分点，附 95% 区间。',
    reports: '报告的份数。每份含 20 至 50 次识别，因此可由识别次数大致推知。',
    change:
      '失败率减去前一版本的失败率，单位为百分点，附 95% 区间。只有整个区间都在 0 的同一侧，才称为“更好”或“更差”。',
    period: '服务器收到报告的 UTC 日期，或一周中报告较少的日子合并而成。',
    digit: '用户想写的数字。',
    model: '进行识别的模型的版本。',
  },

  headline: {
    title: '总失败率',
    interval: (bounds) => `95% 区间 ${bounds}`,
    noInterval: '没有区间：识别次数太少，无法得出失败率',
    failures: '失败',
    attempts: '识别次数',
    unread: '未认出的比例',
    trend: '趋势',
    periods: (days, weeks) =>
      `已发布 ${[days > 0 && `${days} 天`, weeks > 0 && `${weeks} 个由少报告日合并的周`].filter(Boolean).join('和 ')}。`,
    scope: (span, model) => `${span}（UTC），${model}。`,
    allModels: '全部模型版本',
    model: (version) => `模型版本 ${version}`,
    beyond: '超出所选日期的周按整周计算。',
  },
  trend: { better: '正在变好', worse: '正在变差', open: '尚无法判断', none: '天数太少' },

  bounds: (low, high) => `${low} 至 ${high}`,
  estimate: (rate, bounds) => `${rate}，95% 区间 ${bounds}`,
  noRate: '无',
  beyond: (count, highest) =>
    `${count} 个区间超出图表顶端，最高达 ${highest}：可见那里所知甚少。具体数值见下方。`,
  about: (count) => `约 ${count}`,
  showFigures: '显示数值',

  columns: {
    period: '日期（UTC）',
    digit: '所写数字',
    model: '模型版本',
    rate: '失败率，95% 区间',
    failures: '失败',
    attempts: '识别次数',
    change: '与前一版本之差',
    reports: '报告',
  },

  waiting: {
    days: (span, _count, due) =>
      `${span}：这些日子已经结束，但报告太少而没有单独的数据，或尚未发布。未单独发布的会与该周其他报告较少的日子合并，在 ${due} 的 UTC 00:00 之后出现。`,
    thin: (span, model, reports, needed, missing) =>
      `${span} 这一周：${model} 每天最多约 ${reports} 份报告。一天要有单独的数据，约需 ${needed} 份：还差 ${missing} 份。`,
  },

  byPeriod: {
    title: '按日期',
    caption: '按日期的失败率',
    week: (span) => `${span} 这一周`,
    weekInSentence: (span) => `${span} 这一周`,
    weekNote: '一周中报告较少的日子合并',
    legendDay: '一天，附 95% 区间',
    legendWeek: '一周中报告较少的日子合并',
    chart: (summary) => `图表：按日期的失败率，附 95% 区间。${summary}`,
    summary: (low, lowSpan, high, highSpan) => `最低：${low}（${lowSpan}）。最高：${high}（${highSpan}）。`,
    summaryOne: (rate, span) => `${rate}（${span}）。`,
    untold: (count) => `有 ${count} 天或周几乎没有识别，不说明任何问题，因此没有绘出。具体数值见下方。`,
  },

  byDigit: {
    title: '按数字',
    caption: '按所写数字的失败率',
    digit: (digit) => `数字 ${digit}`,
    unread: '未认出',
    unreadRow: '未认出',
    unreadRowNote: '占全部识别的比例',
    unreadNote:
      '未认出指被拒绝识别且无人标注的识别。它们不属于任何数字，全部计为失败；这里显示的是它们占全部识别的比例。',
    missingExact: (digits) => `没有 ${digits} 的数据：这些日期里无人写过。`,
    missingNoisy: (digits) =>
      `没有 ${digits} 的数据：这些日期里写得太少，无法从噪声中显现。选择更多天数可以看到更多。`,
    legendDigit: '失败率，附 95% 区间',
    legendOverall: '总失败率',
    chart: (summary) => `图表：按数字的失败率，附 95% 区间。${summary}`,
    summary: (worst, worstRate, best, bestRate) =>
      `最常认错：${worst}（${worstRate}）。最少认错：${best}（${bestRate}）。`,
    summaryNone: '没有任何数字有数据。',
  },

  digitTrends: {
    title: '各数字按日期',
    titleByWeek: '各数字按周',
    intro: '按所写数字的失败率，全部使用同一刻度。',
    introByWeek: '按所写数字的失败率，全部使用同一刻度；一周（星期一至星期日）中已发布的全部相加。',
    caption: '按日期和所写数字的失败率，附 95% 区间',
    chart: (digit, summary) => `图表：数字 ${digit} 按日期的失败率，附 95% 区间。${summary}`,
  },

  volume: {
    title: '每天的识别次数',
    caption: '按日期的识别次数',
    about: (attempts) => `${attempts} 次识别`,
    chart: (summary) => `图表：按日期的识别次数。${summary}`,
    summary: (most, span) => `最多：${most}（${span}）。`,
    note: '一周中报告较少的日子按七天的平均数绘制。',
  },

  byModel: {
    title: '按模型版本',
    caption: '按模型版本的失败率，最新的在前',
    scale: (top) => `全部版本，不受上方选择影响。横条范围为 0% 至 ${top}。`,
    noChange: '之前没有版本',
    change: (difference, low, high) => `${difference}（${low} 至 ${high}）`,
    verdicts: {
      better: (before) => `优于 ${before}`,
      worse: (before) => `差于 ${before}`,
      open: (before) => `与 ${before} 相比尚无法判断`,
    },
    note: '差值的单位为百分点，附 95% 区间。一份报告含 20 至 50 次识别；收到多少份报告并不公布。',
  },

  tooltip: {
    counts: (failures, attempts) => `${attempts} 次中的 ${failures} 次`,
    interval: (bounds) => `95% 区间 ${bounds}`,
  },

  notes: {
    title: '这些数字的含义',
    failure: '一次识别指用户完成的识别。如果认出的数字不是用户所写，或被拒绝识别，就算失败。',
    release: (least) =>
      `日期为 UTC 日期，按服务器收到报告的时间计算。某一天结束后，如果该版本至少有 ${least} 份报告，就会出现数据。不足的日子与该周其他同类日子合并；若合并后仍不足，其总和会被直接删除，无人看到。`,
    releaseNoisy:
      '日期为 UTC 日期，按服务器收到报告的时间计算。某一天结束后，如果报告数（按含噪声的计数）足够，就会出现数据。一周中的其余日子无论报告多少，都在该周星期日之后合并出现：区间会表明所知多么有限。区间很宽的失败率不说明任何问题。',
    exact: '总和是精确的：没有加入噪声。',
    noisy: (epsilon) =>
      `每个总和在可供读取之前都加入了随机噪声（差分隐私，每份报告 epsilon = ${epsilon}），因此无法从总和中辨认任何一份报告。`,
    pooledExact:
      '多天的失败率为全部失败除以全部识别，附 Wilson 95% 区间。它假定各次识别相互独立；同一个人的识别彼此相似，因此真实的不确定性略大。',
    pooledNoisy:
      '区间同时计入了抽样误差和每个被加总的总和的噪声：100 个这样的区间中约有 95 个包含真实失败率。它假定各次识别相互独立；同一个人的识别彼此相似，因此真实的不确定性略大。',
    about:
      '计数中含有噪声，因此称为“约”。噪声可能使很小的计数低于 0；此时显示为 0，失败率显示为 0%，并附上其背后可能值的区间。',
    selection: '只统计同意分享的用户，并且只依据他们对应用的纠正。没有人注意到的失败不在这些数字里。',
  },
};
