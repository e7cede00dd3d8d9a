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
    intro:
      '手書きの数字がどれだけ読み間違えられるかを、共有しているすべての人について合計したものです。特定の人についての情報は何もありません。',
    token: '保守用トークン',
    hint: 'サーバーの設定 MAINTAINER_TOKEN、または設定がなければ、サーバーが最初の起動時に作って表示したトークンです。',
    submit: 'サインイン',
    submitting: 'サインインしています…',
    missing: '保守用トークンを入力してください。',
    wrongToken: 'トークンが違います。全体をコピーして、もう一度お試しください。',
    tooMany: 'サインインの試行が多すぎます。しばらく待ってからお試しください。',
    tooManyWait: (wait) => `サインインの試行が多すぎます。${wait}後にもう一度お試しください。`,
    ended: 'セッションが終了しました。続けるには、もう一度サインインしてください。',
    storage:
      'サインインすると、このページのスクリプトからは読めない Cookie を 1 つ設定します。ほかには何もブラウザーに残しません。',
  },
  signOut: 'サインアウト',

  forAll: {
    intro:
      '共有しているすべての人の報告の合計です。手書きの数字がどれだけ読み間違えられるかを示します。特定の人についての情報は何もありません。',
    toApp: 'アプリを開く',
    closedTitle: 'このサーバーでは、数値は公開されていません',
    closed: '運営者は、保守担当者だけに見せています。',
    toSignIn: '保守担当者としてサインイン',
  },

  filters: {
    region: '表示するもの',
    range: '日（UTC）',
    rangeMeans: 'UTC の 00:00 から 24:00 までの日。サーバーが報告を受け取った時刻によります。',
    lastDays: (days) => `過去 ${days} 日`,
    custom: '指定',
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
    intro: 'この数値を保存：',
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: 'このサーバーはもう報告を受け取らないため、新しい数値は出ません。',

  empty: {
    title: 'この期間の数値はまだありません',
    neverTitle: '数値はまだありません',
    never: 'このサーバーでは、まだ何も公開されていません。',
    elsewhereTitle: 'この期間の数値はありません',
    elsewhere: (span) => `公開された数値があるのは、${span}（UTC）です。`,
    showSpan: (span) => `${span}を表示`,
    model: (model) => `モデルの版 ${model} には、この期間に公開された数値がありません。`,
    why: (least) =>
      `日が終わり（UTC）、その日に 1 つの版の報告が ${least} 件以上届いていれば、数値が出ます。足りない日は週ごとにまとめ、合わせて ${least} 件あれば、その週の日曜日の後に出ます。`,
    whyNoisy: (least) =>
      `日が終わり（UTC）、その日に 1 つの版の報告がおよそ ${least} 件届いていれば、数値が出ます。それより少ないと、報告を守るためのノイズに埋もれてしまいます。ほかの日は、報告がどれだけ少なくても、その週の日曜日の後にまとめて出ます。`,
    unknown:
      'その間に届いた報告の数は、公開されるまで誰にも知らされません。その数から個々の報告のことがわかってしまうためです。',
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
      `サーバーの応答が、このページの想定と違います（${problem}）。ページとサーバーの版が違うのかもしれません。ページを読み込み直してください。`,
    signOut: 'サインアウトがサーバーに届きませんでした。まだサインインしています。',
  },

  means: {
    rate: '終えた読み取りのうち、失敗したものの割合（%）。区間は、真の失敗率が 100 回中 95 回入る範囲です。',
    failures: '読んだ数字が書こうとした数字と違っていた、または読み取りを断った回数。',
    attempts: '利用者が終えた読み取りの回数。書いた数字 1 つが 1 回です。',
    unread: '断られ、誰も正解を選ばなかった読み取りが、全体に占める割合（%）。',
    trend: 'この期間の後半の失敗率から前半の失敗率を引いた差（ポイント）と、その 95% 区間。',
    reports: '報告の件数。1 件は 20 から 50 回の読み取りなので、読み取りの回数からおおよそわかります。',
    change:
      '失敗率から 1 つ前の版の失敗率を引いた差（ポイント）と、その 95% 区間。「改善」「悪化」とするのは、区間全体が 0 の片側にあるときだけです。',
    period: 'サーバーが報告を受け取った UTC の日、または 1 週間のうち報告の少ない日をまとめたもの。',
    digit: '利用者が書こうとした数字。',
    model: '読み取ったモデルの版。',
  },

  headline: {
    title: '全体の失敗率',
    interval: (bounds) => `95% 区間 ${bounds}`,
    noInterval: '区間なし：読み取りが少なく、失敗率がわかりません',
    failures: '失敗',
    attempts: '読み取り',
    unread: '読めなかった割合',
    trend: '傾向',
    periods: (days, weeks) =>
      `${[days > 0 && `${days} 日`, weeks > 0 && `報告の少ない日をまとめた ${weeks} 週`].filter(Boolean).join('と、')}が公開済み。`,
    scope: (span, model) => `${span}（UTC）、${model}。`,
    allModels: 'モデルのすべての版',
    model: (version) => `モデルの版 ${version}`,
    beyond: '選んだ期間をはみ出す週は、丸ごと数えています。',
  },
  trend: { better: '改善している', worse: '悪化している', open: 'まだ判断できない', none: '日数が足りない' },

  bounds: (low, high) => `${low}～${high}`,
  estimate: (rate, bounds) => `${rate}、95% 区間 ${bounds}`,
  noRate: 'なし',
  beyond: (count, highest) =>
    `${count} 個の区間がグラフの上端を超え、最大 ${highest} に達します。そこではわかっていることがわずかだということです。数値は下にあります。`,
  about: (count) => `約 ${count}`,
  showFigures: '数値を表示',

  columns: {
    period: '日（UTC）',
    digit: '書いた数字',
    model: 'モデルの版',
    rate: '失敗率、95% 区間',
    failures: '失敗',
    attempts: '読み取り',
    change: '1 つ前の版との差',
    reports: '報告',
  },

  waiting: {
    days: (span, _count, due) =>
      `${span}：この日は終わりましたが、単独の数値を出すには報告が少ないか、まだ公開されていません。単独で公開されないものは、その週の報告の少ない日とともに、${due}の UTC 00:00 以降に出ます。`,
    thin: (span, model, reports, needed, missing) =>
      `${span}の週：${model} の報告は 1 日に多くても約 ${reports} 件です。1 日だけの数値には約 ${needed} 件が必要です。あと ${missing} 件足りません。`,
  },

  byPeriod: {
    title: '日ごと',
    caption: '日ごとの失敗率',
    week: (span) => `${span}の週`,
    weekInSentence: (span) => `${span}の週`,
    weekNote: 'その週の報告の少ない日をまとめたもの',
    legendDay: '1 日（95% 区間つき）',
    legendWeek: '1 週間のうち報告の少ない日をまとめたもの',
    chart: (summary) => `グラフ：日ごとの失敗率と 95% 区間。${summary}`,
    summary: (low, lowSpan, high, highSpan) => `最低：${low}（${lowSpan}）。最高：${high}（${highSpan}）。`,
    summaryOne: (rate, span) => `${rate}（${span}）。`,
    untold: (count) =>
      `読み取りがほとんどない日または週（${count} 件）は、何も示さないため描いていません。数値は下にあります。`,
  },

  byDigit: {
    title: '数字ごと',
    caption: '書いた数字ごとの失敗率',
    digit: (digit) => `数字 ${digit}`,
    unread: '読めず',
    unreadRow: '読めなかったもの',
    unreadRowNote: 'すべての読み取りに占める割合',
    unreadNote:
      '読めなかったものとは、断られ、誰も正解を選ばなかった読み取りです。どの数字にも属さず、すべて失敗に数えます。ここでは全体に占める割合を示します。',
    missingExact: (digits) => `${digits} の数値はありません。この期間には誰も書いていません。`,
    missingNoisy: (digits) =>
      `${digits} の数値はありません。この期間に書かれた数が少なく、ノイズに埋もれています。期間を長くすると、より多くわかります。`,
    legendDigit: '失敗率（95% 区間つき）',
    legendOverall: '全体の失敗率',
    chart: (summary) => `グラフ：数字ごとの失敗率と 95% 区間。${summary}`,
    summary: (worst, worstRate, best, bestRate) =>
      `最も読み間違える数字：${worst}（${worstRate}）。最も少ない数字：${best}（${bestRate}）。`,
    summaryNone: '数値のある数字はありません。',
  },

  digitTrends: {
    title: '数字ごとの推移（日）',
    titleByWeek: '数字ごとの推移（週）',
    intro: '書いた数字ごとの失敗率。目盛りはすべて同じです。',
    introByWeek:
      '書いた数字ごとの失敗率。目盛りはすべて同じです。1 週間（月曜日から日曜日）に公開されたものをすべて合計しています。',
    caption: '日と書いた数字ごとの失敗率と 95% 区間',
    chart: (digit, summary) => `グラフ：数字 ${digit} の日ごとの失敗率と 95% 区間。${summary}`,
  },

  volume: {
    title: '1 日の読み取り',
    caption: '日ごとの読み取り',
    about: (attempts) => `読み取り ${attempts} 回`,
    chart: (summary) => `グラフ：日ごとの読み取り。${summary}`,
    summary: (most, span) => `最多：${most}（${span}）。`,
    note: '1 週間のうち報告の少ない日は、7 日間の平均として描いています。',
  },

  byModel: {
    title: 'モデルの版ごと',
    caption: 'モデルの版ごとの失敗率（新しい順）',
    scale: (top) => `上の選択にかかわらず、すべての版を示します。棒は 0% から ${top} までです。`,
    noChange: '前の版なし',
    change: (difference, low, high) => `${difference}（${low}～${high}）`,
    verdicts: {
      better: (before) => `${before} より改善`,
      worse: (before) => `${before} より悪化`,
      open: (before) => `${before} との差はまだ判断できない`,
    },
    note: '差はポイントで、95% 区間つきです。報告 1 件は 20 から 50 回の読み取りで、報告が何件届いたかは公開されません。',
  },

  tooltip: {
    counts: (failures, attempts) => `${attempts} 回中 ${failures} 回`,
    interval: (bounds) => `95% 区間 ${bounds}`,
  },

  notes: {
    title: 'この数値の意味',
    failure:
      '読み取りとは、利用者が終えた読み取りです。読んだ数字が書こうとした数字と違っていたとき、または読み取りを断ったときが失敗です。',
    release: (least) =>
      `日は UTC の日で、サーバーが報告を受け取った時刻によります。日が終わり、1 つの版の報告が ${least} 件以上あれば、数値が出ます。足りない日はその週のほかの同様の日とまとめ、それでも足りなければ、合計は誰にも見られずに削除されます。`,
    releaseNoisy:
      '日は UTC の日で、サーバーが報告を受け取った時刻によります。日が終わり、報告が（ノイズを加えた数で）十分にあるようなら、数値が出ます。ほかの日は、報告がどれだけ少なくても、その週の日曜日の後にまとめて出ます。どれほどわずかしかわかっていないかは、区間が示します。区間がとても広い失敗率は、何も意味しません。',
    exact: '合計は正確です。ノイズは加えていません。',
    noisy: (epsilon) =>
      `どの合計にも、読めるようになる前にランダムなノイズを加えています（差分プライバシー、報告 1 件につき epsilon = ${epsilon}）。そのため、合計から個々の報告を知ることはできません。`,
    pooledExact:
      '複数の日の失敗率は、すべての失敗をすべての読み取りで割ったもので、Wilson の 95% 区間つきです。読み取りは互いに独立とみなしています。同じ人の読み取りは似ているため、実際の不確かさはやや大きくなります。',
    pooledNoisy:
      '区間には、標本の誤差と、足し合わせた合計それぞれのノイズを含めています。このような区間 100 個のうち約 95 個が真の失敗率を含みます。読み取りは互いに独立とみなしています。同じ人の読み取りは似ているため、実際の不確かさはやや大きくなります。',
    about:
      '数にはノイズが含まれるため、「約」としています。ノイズによって小さな数が 0 を下回ることがあります。そのときは 0 とし、失敗率は 0% に、あり得る値の区間を添えて示します。',
    selection:
      '数えるのは、共有に同意した利用者が、アプリの間違いを直したものだけです。誰も気づかなかった失敗は含まれません。',
  },
};
