import type { Messages } from '../en';
import type { page as english } from './en';

export const page: Pick<Messages, keyof typeof english> = {
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
};
