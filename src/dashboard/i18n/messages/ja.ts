import type { Messages } from './en';

export const ja: Messages = {
  product: 'Inktally',
  title: '失敗率',
  skip: '数値へ移動',
  retry: 'もう一度試す',
  loading: '読み込んでいます…',
  language: '言語',

  signIn: {
    title: '保守担当者のページ',
    intro: '共有しているすべての人について、数字が読み間違えられる割合です。個人のデータはありません。',
    token: '保守用トークン',
    hint: 'サーバーの設定 MAINTAINER_TOKEN です。設定がなければ、サーバーが最初の起動時に表示したトークンです。',
    submit: 'サインイン',
    submitting: 'サインインしています…',
    missing: '保守用トークンを入力してください。',
    wrongToken: 'トークンが違います。全体をコピーしてください。',
    tooMany: '試行が多すぎます。しばらくしてからお試しください。',
    tooManyWait: (wait) => `試行が多すぎます。${wait}後にもう一度お試しください。`,
    ended: 'セッションが終了しました。もう一度サインインしてください。',
    storage:
      'サインインすると、スクリプトからは読めない Cookie を 1 つ設定します。ほかには何もブラウザーに残しません。',
  },
  signOut: 'サインアウト',

  forAll: {
    intro: '共有しているすべての人について、数字が読み間違えられる割合です。個人のデータはありません。',
    toApp: 'アプリを開く',
    closedTitle: 'この数値は公開されていません',
    closed: 'このサーバーの運営者は、保守担当者だけに見せています。',
    toSignIn: '保守担当者としてサインイン',
  },

  filters: {
    region: '表示するもの',
    range: '日（UTC）',
    lastDays: (days) => `過去 ${days} 日`,
    custom: '日を指定…',
    from: '最初の日',
    to: '最後の日',
    apply: '適用',
    model: 'モデルの版',
    allModels: 'すべての版',
    problems: {
      'from-missing': '最初の日を入力してください。',
      'to-missing': '最後の日を入力してください。',
      reversed: '最初の日が最後の日より後です。入れ替えてください。',
      'not-ended': (last) => `数値があるのは、終わった日（UTC）だけです。最後の日は ${last}です。`,
      'too-long': (most) => `一度に選べるのは ${most} 日までです。`,
    },
  },

  export: {
    title: '数値を保存',
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: 'このサーバーはもう報告を受け付けないため、新しい数値は出ません。',

  empty: {
    title: 'この期間の数値はまだありません',
    neverTitle: '数値はまだありません',
    never: 'このサーバーは、まだ数値を公開していません。',
    elsewhereTitle: 'この期間の数値はありません',
    elsewhere: (span) => `数値があるのは、${span}（UTC）です。`,
    showSpan: (span) => `${span}を表示`,
    model: (model) => `モデルの版 ${model} には、この期間の数値がありません。`,
    why: (least) =>
      `日が終わり（UTC）、1 つの版の報告が ${least} 件以上あれば、その日の数値が出ます。足りない日は週ごとにまとめ、合わせて ${least} 件あれば、日曜日の後に出ます。`,
    whyNoisy: (least) =>
      `日が終わり（UTC）、1 つの版の報告がおよそ ${least} 件あれば、その日の数値が出ます。それより少ないと、報告を守るノイズに失敗率が埋もれます。週のほかの日は、報告がどれだけ少なくても、日曜日の後にまとめて出ます。`,
    unknown:
      'それまで、届いた報告の数は誰にも見えません。その数から個々の報告のことがわかってしまうためです。',
    next: (today, wait) =>
      `今日（${today}）は UTC の 00:00 に終わります。あと${wait}です。今日の数値が出るのは、その後です。`,
    widen: (days) => `過去 ${days} 日を表示`,
    showAllModels: 'すべての版を表示',
  },

  failures: {
    title: '数値を読み込めませんでした',
    sessionTitle: 'サーバーにつながりませんでした',
    offline: 'サーバーの応答がありません。接続と、サーバーが動いていることをご確認ください。',
    timeout: (wait) => `サーバーは${wait}以内に応答しませんでした。`,
    busy: 'サーバーが混み合っています。少し待ってから、もう一度お試しください。',
    busyWait: (wait) => `サーバーが混み合っています。${wait}後にもう一度お試しください。`,
    refused: (status, message) => `サーバーの応答は ${status} でした：${message}`,
    noMessage: '理由は示されていません',
    unreadable: (problem) =>
      `サーバーの応答を理解できません（${problem}）。ページとサーバーの版が違うのかもしれません。ページを読み込み直してください。`,
    signOut: 'サーバーにつながりませんでした。まだサインインしています。',
  },

  means: {
    rate: '読み取りのうち、失敗したものの割合（%）。真の失敗率は、100 回中 95 回、95% 区間に入ります。',
    failures: '読んだ数字が書こうとした数字と違っていた、または認識できなかった回数。',
    attempts: '利用者が終えた読み取りの回数。書いた数字 1 つが 1 回です。',
    unread: '認識できず、訂正もされなかった読み取りが、全体に占める割合。',
    period: 'サーバーが報告を受け取った UTC の日、または 1 週間のうち件数の少ない日をまとめたもの。',
    digit: '利用者が書こうとした数字。',
  },
  unread: '認識できず',

  headline: {
    title: '全体の失敗率',
    interval: (bounds) => `95% 区間 ${bounds}`,
    noInterval: '読み取りが少なく、区間を出せません',
    counts: (attempts, failures, unread) =>
      `読み取り ${attempts} 回、失敗 ${failures} 回、認識できず ${unread}。`,
    periods: (days, weeks) =>
      `${[days > 0 && `${days} 日分`, weeks > 0 && `件数の少ない日の週合計 ${weeks} 件`].filter(Boolean).join('と、')}。`,
    scope: (span, model) => `${span}（UTC）、${model}。`,
    allModels: 'すべての版',
    model: (version) => `${version} 版`,
  },

  verdict: {
    since: (model, start) => `${model} から（${start}）：`,
    sinceBefore: (model) => `${model} 版：`,
    worse: (points, before, digits) =>
      `${before} より ${points} ポイント悪化${digits && `（主に${digits}）`}。データは十分で、確かです。`,
    better: (points, before, digits) =>
      `${before} より ${points} ポイント改善${digits && `（主に${digits}）`}。データは十分で、確かです。`,
    same: (before) => `${before} から変化なし。データは十分で、確かです。`,
    open: (before, days) => `${before} との差はまだわかりません。あと約 ${days} 日かかります。`,
    tooFew: (before) => `${before} との差はわかりません。読み取りが少なすぎます。`,
    digits: (_digits, list) => `数字 ${list}`,
    butWorse: (digits) => `ただし、確かに悪化：${digits}。`,
    butBetter: (digits) => `確かに改善：${digits}。`,
    basisSame: (difference, low, high, days) =>
      `差は ${difference} ポイント（95% 区間 ${low}～${high}）。両方の版が使われていた日で比べています：${days}。`,
    basisAll: (difference, low, high) =>
      `差は ${difference} ポイント（95% 区間 ${low}～${high}）。同時に使われた日がほとんどないため、それぞれの全日で比べています。`,
    basisNone: '一方の版に失敗率がありません。',
    alone: (model) => `${model} はこの期間で最初の版で、比べる版がありません。`,
  },
  unusual: {
    volume: (model, days) =>
      `${model}、${days}：通常と違う件数です。操作された可能性があり、失敗率と判定には含めていません。`,
    rate: (model, days) =>
      `${model}、${days}：通常と違う失敗です。操作された可能性があり、失敗率と判定には含めていません。`,
    more: (count) => `ほか ${count} 件`,
    volumeNote: '通常と違う件数：操作された可能性',
    rateNote: '通常と違う失敗：操作された可能性',
  },

  bounds: (low, high) => `${low}～${high}`,
  estimate: (rate, bounds) => `${rate}、95% 区間 ${bounds}`,
  noRate: 'なし',
  beyond: (count, highest) =>
    `${count} 個の区間がグラフの上端を超え、最大 ${highest} に達します。そこではほとんど何もわかっていません。`,
  about: (count) => `約 ${count}`,
  showFigures: '数値を表示',

  columns: {
    period: '日（UTC）',
    digit: '書いた数字',
    rate: '失敗率、95% 区間',
    failures: '失敗',
    attempts: '読み取り',
  },

  waiting: {
    days: (span, _count, due) =>
      `${span}：単独の数値を出すには報告が少ないか、まだ公開されていません。この週の件数の少ない日は、${due}の UTC 00:00 以降にまとめて出ます。`,
    thin: (span, model, reports, needed, missing) =>
      `${span}の週：${model} の報告は 1 日に多くても約 ${reports} 件です。1 日だけの数値には約 ${needed} 件が必要です。あと ${missing} 件足りません。`,
  },

  versions: {
    title: '版と数字ごと',
    caption: '書いた数字ごとの失敗率',
    all: '全体',
    against: (before) => `${before} との差`,
    first: 'この期間で最初の版',
    worse: '確かに悪化',
    better: '確かに改善',
    note: '色の濃さは、両方の版が使われていた日での 1 つ前の版との差（ポイント）です。▲ 悪化と ▼ 改善は確かです。失敗率を選ぶと区間が出ます。',
  },

  time: {
    title: '推移',
    caption: '日ごとの失敗率',
    captionDigit: (digit) => `数字 ${digit} の失敗率`,
    allDigits: 'すべての数字',
    digit: (digit) => `数字 ${digit}`,
    week: (span) => `${span}の週`,
    weekInSentence: (span) => `${span}の週`,
    weekNote: '件数の少ない日の合計',
    legendDay: '1 日（95% 区間つき）',
    legendWholeWeek: '1 週間（95% 区間つき）',
    legendWeek: '件数の少ない日を週ごとにまとめたもの',
    legendUnusual: '通常と違い、操作された可能性のあるもの',
    chart: (summary) => `グラフ：失敗率と 95% 区間。${summary}`,
    summary: (low, lowSpan, high, highSpan) => `最低：${low}（${lowSpan}）。最高：${high}（${highSpan}）。`,
    summaryOne: (rate, span) => `${rate}（${span}）。`,
    untold: (count) => `読み取りがほとんどない日または週（${count} 件）は描いていません。`,
    volumeByDay: '1 日の読み取り',
    volumeByWeek: '1 週間の読み取り',
    volumeChart: (summary) => `グラフ：読み取りの回数。${summary}`,
    volumeSummary: (most, span) => `最多：${most}（${span}）。`,
    readings: (attempts) => `読み取り ${attempts} 回`,
    partial: '枠だけの棒は、週の一部の読み取りです。',
  },

  tooltip: {
    counts: (failures, attempts) => `${attempts} 回中 ${failures} 回失敗`,
    interval: (bounds) => `95% 区間 ${bounds}`,
    change: (difference, low, high) => `${difference} ポイント（${low}～${high}）`,
    join: '、',
  },

  notes: {
    title: 'この数値の意味',
    failure: '読んだ数字が書こうとした数字と違っていたとき、または認識できなかったときが失敗です。',
    release: (least) =>
      `日は UTC の日で、サーバーが報告を受け取った時刻によります。1 つの版の報告が ${least} 件以上あれば、日が終わった後に数値が出ます。足りない日は週ごとにまとめ、それでも足りなければ、合計は誰にも見られずに削除されます。`,
    releaseNoisy:
      '日は UTC の日で、サーバーが報告を受け取った時刻によります。報告が（ノイズを加えた数で）十分にあるようなら、日が終わった後に数値が出ます。週のほかの日は、報告がどれだけ少なくても、日曜日の後にまとめて出ます。',
    versions:
      '版どうしは、両方が使われていた日で比べます（その日が少なすぎる場合を除きます）。変化を確かとするのは、区間全体が 0 の片側にあるときだけです。全体には 95% 区間、数字ごとには 99.5% 区間を使います。0.5 ポイント未満の差は変化なしとします。',
    exact: '合計は正確です。ノイズは加えていません。',
    noisy: {
      strong: (epsilon) =>
        `どの合計にもランダムなノイズがあります（差分プライバシー、報告 1 件につき epsilon = ${epsilon}）。個々の報告はすべて隠れます。`,
      medium: (epsilon) =>
        `どの合計にもランダムなノイズがあります（差分プライバシー、報告 1 件につき epsilon = ${epsilon}）。個々の報告は一部だけ隠れます。ほかの報告をすべて知る人は、残る 1 件を言い当てられることがよくあります。`,
      weak: (epsilon) =>
        `どの合計にもランダムなノイズがあります（差分プライバシー、報告 1 件につき epsilon = ${epsilon}）。epsilon がこれほど大きいと、ほとんど何も隠れません。ほかの報告をすべて知る人には、残る 1 件もほぼわかります。`,
    },
    pooledExact:
      '複数の日の失敗率は、すべての失敗をすべての読み取りで割ったもので、Wilson の 95% 区間つきです。',
    pooledNoisy:
      '区間には標本の誤差とノイズを含めています。100 個のうち約 95 個が真の失敗率を含みます。数にもノイズが含まれるため、「約」としています。',
    alike:
      '同じ人の読み取りは互いに似ていますが、区間はそれを含みません。実際の不確かさはやや大きくなります。',
    selection: '数えるのは、共有に同意した利用者だけです。誰も気づかなかった失敗は含まれません。',
  },
};
