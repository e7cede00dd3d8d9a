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
    intro: '所有同意分享的用户中，手写数字被认错的比例。不含任何个人数据。',
    token: '维护者令牌',
    hint: '即服务器的设置 MAINTAINER_TOKEN。如果没有设置，则是服务器首次启动时打印的令牌。',
    submit: '登录',
    submitting: '正在登录…',
    missing: '请输入维护者令牌。',
    wrongToken: '令牌不正确。请完整复制。',
    tooMany: '尝试次数过多。请稍后再试。',
    tooManyWait: (wait) => `尝试次数过多。请在 ${wait}后重试。`,
    ended: '会话已结束。请重新登录。',
    storage: '登录会设置一个脚本无法读取的 Cookie。此外浏览器中不保存任何内容。',
  },
  signOut: '退出',

  forAll: {
    intro: '所有同意分享的用户中，手写数字被认错的比例。不含任何个人数据。',
    toApp: '打开应用',
    closedTitle: '这些数据未公开',
    closed: '本服务器的运营者只向维护者展示这些数据。',
    toSignIn: '以维护者身份登录',
  },

  filters: {
    region: '显示范围',
    range: '日期（UTC）',
    lastDays: (days) => `最近 ${days} 天`,
    custom: '选择日期…',
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
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: '本服务器不再接收报告，因此不会再有新的数据。',

  empty: {
    title: '这些日期还没有数据',
    neverTitle: '还没有数据',
    never: '本服务器至今没有发布过任何数据。',
    elsewhereTitle: '这些日期没有数据',
    elsewhere: (span) => `${span}（UTC）有数据。`,
    showSpan: (span) => `显示 ${span}`,
    model: (model) => `模型版本 ${model} 在这些日期没有数据。`,
    why: (least) =>
      `某个版本一天内至少收到 ${least} 份报告时，当天结束（UTC）后就会出现数据。不足的日子按周合并；合计达到 ${least} 份时，在星期日之后出现。`,
    whyNoisy: (least) =>
      `某个版本一天内收到约 ${least} 份报告时，当天结束（UTC）后就会出现数据；再少的话，失败率会被保护报告的噪声掩盖。一周中的其余日子不论报告多少，都在星期日之后合并出现。`,
    unknown: '在此之前，没有人能看到已收到多少份报告：这个数字会泄露单份报告的信息。',
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
    unreadable: (problem) => `本页无法理解服务器的答复（${problem}）。两者的版本可能不同：请重新加载页面。`,
    signOut: '无法连接服务器。您仍处于登录状态。',
  },

  means: {
    rate: '失败的识别占全部识别的百分比。真实失败率在 100 次中有 95 次落在 95% 区间内。',
    failures: '认出的数字不是用户所写，或未能识别的次数。',
    attempts: '用户完成的识别次数：每写一个数字算一次。',
    unread: '未能识别且无人更正的识别，占全部识别的比例。',
    period: '服务器收到报告的 UTC 日期，或一周中合并的低量日。',
    digit: '用户想写的数字。',
  },
  unread: '未能识别',

  headline: {
    title: '总失败率',
    interval: (bounds) => `95% 区间 ${bounds}`,
    noInterval: '识别次数太少，没有区间',
    counts: (attempts, failures, unread) => `识别 ${attempts} 次，失败 ${failures} 次，未能识别 ${unread}。`,
    periods: (days, weeks) =>
      `${[days > 0 && `${days} 个单日`, weeks > 0 && `${weeks} 个低量日的周合计`].filter(Boolean).join('和 ')}。`,
    scope: (span, model) => `${span}（UTC），${model}。`,
    allModels: '全部版本',
    model: (version) => `版本 ${version}`,
  },

  verdict: {
    since: (model, start) => `自 ${model} 起（${start}）：`,
    sinceBefore: (model) => `版本 ${model}：`,
    worse: (points, before, digits) =>
      `比 ${before} 差 ${points} 个百分点${digits && `，主要是${digits}`}。数据足够，可以确定。`,
    better: (points, before, digits) =>
      `比 ${before} 好 ${points} 个百分点${digits && `，主要是${digits}`}。数据足够，可以确定。`,
    same: (before) => `与 ${before} 相比没有变化。数据足够，可以确定。`,
    open: (before, days) => `尚无法判断是否与 ${before} 不同：大约还需 ${days} 天。`,
    tooFew: (before) => `无法判断是否与 ${before} 不同：识别次数太少。`,
    digits: (_digits, list) => `数字 ${list}`,
    butWorse: (digits) => `但可以确定变差的有：${digits}。`,
    butBetter: (digits) => `可以确定变好的有：${digits}。`,
    basisSame: (difference, low, high, days) =>
      `相差 ${difference} 个百分点（95% 区间 ${low} 至 ${high}），按两个版本都在使用的日期计算：${days}。`,
    basisAll: (difference, low, high) =>
      `相差 ${difference} 个百分点（95% 区间 ${low} 至 ${high}），按各自的全部日期计算：两者几乎没有同时使用。`,
    basisNone: '其中一个版本没有失败率。',
    alone: (model) => `${model} 是此处的第一个版本，没有可比较的版本。`,
  },
  unusual: {
    volume: (model, days) =>
      `${model}，${days}：识别量异常。这些数据可能被人为操纵，失败率和结论不计入它们。`,
    rate: (model, days) => `${model}，${days}：失败异常。这些数据可能被人为操纵，失败率和结论不计入它们。`,
    more: (count) => `另外 ${count} 处`,
    volumeNote: '识别量异常：可能被人为操纵',
    rateNote: '失败异常：可能被人为操纵',
  },

  bounds: (low, high) => `${low} 至 ${high}`,
  estimate: (rate, bounds) => `${rate}，95% 区间 ${bounds}`,
  noRate: '无',
  beyond: (count, highest) => `${count} 个区间超出图表顶端，最高达 ${highest}：那里所知甚少。`,
  about: (count) => `约 ${count}`,
  showFigures: '显示数值',

  columns: {
    period: '日期（UTC）',
    digit: '所写数字',
    rate: '失败率，95% 区间',
    failures: '失败',
    attempts: '识别次数',
  },

  waiting: {
    days: (span, _count, due) =>
      `${span}：这些日子的报告太少，没有单独的数据，或尚未发布。本周的低量日将在 ${due} 的 UTC 00:00 之后合并出现。`,
    thin: (span, model, reports, needed, missing) =>
      `${span} 这一周：${model} 每天最多约 ${reports} 份报告。一天要有单独的数据，约需 ${needed} 份：还差 ${missing} 份。`,
  },

  versions: {
    title: '按版本和数字',
    caption: '按所写数字的失败率',
    all: '全部',
    against: (before) => `与 ${before} 之差`,
    first: '此处的第一个版本',
    worse: '确定变差',
    better: '确定变好',
    note: '底色深浅表示与前一版本相差的百分点，按两者都在使用的日期计算。▲ 变差和 ▼ 变好可以确定。点按失败率可查看区间。',
  },

  time: {
    title: '随时间变化',
    caption: '按日期的失败率',
    captionDigit: (digit) => `数字 ${digit} 的失败率`,
    allDigits: '全部数字',
    digit: (digit) => `数字 ${digit}`,
    week: (span) => `${span} 这一周`,
    weekInSentence: (span) => `${span} 这一周`,
    weekNote: '低量日合并',
    legendDay: '一天，附 95% 区间',
    legendWholeWeek: '一周，附 95% 区间',
    legendWeek: '按周合并的低量日',
    legendUnusual: '异常，可能被人为操纵',
    chart: (summary) => `图表：失败率，附 95% 区间。${summary}`,
    summary: (low, lowSpan, high, highSpan) => `最低：${low}（${lowSpan}）。最高：${high}（${highSpan}）。`,
    summaryOne: (rate, span) => `${rate}（${span}）。`,
    untold: (count) => `未绘出：${count} 个几乎没有识别的日或周。`,
    volumeByDay: '每天的识别次数',
    volumeByWeek: '每周的识别次数',
    volumeChart: (summary) => `图表：识别次数。${summary}`,
    volumeSummary: (most, span) => `最多：${most}（${span}）。`,
    readings: (attempts) => `${attempts} 次识别`,
    partial: '仅有边框的条形只含一周的一部分。',
  },

  tooltip: {
    counts: (failures, attempts) => `${attempts} 次中失败 ${failures} 次`,
    interval: (bounds) => `95% 区间 ${bounds}`,
    change: (difference, low, high) => `${difference} 个百分点（${low} 至 ${high}）`,
    join: '；',
  },

  notes: {
    title: '这些数字的含义',
    failure: '认出的数字不是用户所写，或未能识别，就算失败。',
    release: (least) =>
      `日期为 UTC 日期，按服务器收到报告的时间计算。某个版本一天内至少有 ${least} 份报告时，当天结束后就会出现数据。不足的日子按周合并；若合计仍不足，其总和会被直接删除，无人看到。`,
    releaseNoisy:
      '日期为 UTC 日期，按服务器收到报告的时间计算。按含噪声的计数，报告看来足够时，当天结束后就会出现数据。一周中的其余日子不论报告多少，都在星期日之后合并出现。',
    versions:
      '版本之间按同时使用的日期比较，除非这样的日期太少。只有整个区间都在 0 的同一侧，才算可以确定：全部识别用 95% 区间，每个数字用 99.5% 区间。不到 0.5 个百分点的差视为没有变化。',
    exact: '总和是精确的：没有加入噪声。',
    noisy: {
      strong: (epsilon) =>
        `每个总和都加入了随机噪声（差分隐私，每份报告 epsilon = ${epsilon}），足以隐藏任何一份报告。`,
      medium: (epsilon) =>
        `每个总和都加入了随机噪声（差分隐私，每份报告 epsilon = ${epsilon}），能部分隐藏单份报告：知道其余所有报告的人，往往能猜中剩下的一份。`,
      weak: (epsilon) =>
        `每个总和都加入了随机噪声（差分隐私，每份报告 epsilon = ${epsilon}）。epsilon 这么大，几乎隐藏不了什么：知道其余所有报告的人，差不多就能推出剩下的一份。`,
    },
    pooledExact: '多天的失败率为全部失败除以全部识别，附 Wilson 95% 区间。',
    pooledNoisy:
      '区间计入了抽样误差和噪声：100 个中约有 95 个包含真实失败率。计数中也含有噪声，因此称为“约”。',
    alike: '同一个人的识别彼此相似，区间未计入这一点：真实的不确定性略大。',
    selection: '只统计同意分享的用户。没有人注意到的失败不在这些数字里。',
  },
};
