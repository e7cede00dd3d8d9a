import type { Messages } from './en';

export const ja: Messages = {
  shell: {
    appName: 'Inktally',
    skipToContent: '本文へ移動',
    reload: '再読み込み',

    navigation: {
      label: 'ページ',
      draw: '手書き',
      number: '複数桁',
      practice: '練習',
      image: '画像',
      privacy: 'プライバシー',
      settings: '設定',
      diagnostics: '診断',
    },

    notices: {
      label: 'お知らせ',
      updateReady: '新しいバージョンがあります。',
      later: '後で',
    },
  },

  draw: {
    title: '数字を書く',
    firstSheet: '書いている間に、この端末の中で数字を読み取ります。',
    meant: 'どの数字を書きましたか？',
    meantHint: '違うときだけ選択',
    marked: (digit) => `${digit} に修正しました。`,
    tellWhich: 'どれか教えてください',
    key: (digit) => `キー ${digit}`,
    notDigit: '数字以外',
    thrownAway: '破棄しました。記録には入れません。',
    counted: '記録しました。',
    notCountedError: 'この読み取りは記録できませんでしたが、そのまま続けられます。',
    notCountedFull: '端末の空き容量がないため、この読み取りは記録できませんでした。',
    partFailed: '読み込めませんでした。',
    continuous: '続けて書く',
    continuousHint: '続けて書けます。確信のある数字は自動的に一覧へ移ります。',
    more: 'その他',
    withKeys: 'キーで書く',
  },

  drawing: {
    area: '手書きエリア',
    hint: { square: 'ここに数字を 1 つ書いてください', wide: 'ここに数字を並べて書いてください' },
    undo: '元に戻す',
    redo: 'やり直す',
    eraser: '消しゴム',
    clear: '消去',
    next: '次へ',
    withKey: (tool, key) => `${tool}（${key}）`,
    toolbar: '手書きツール',
  },

  reading: {
    label: '読み取り結果',
    notSure: '自信なし',
    sure: (percent) => `確信度 ${percent}`,
    sureAsWritten: (percent) => `確信度 ${percent}（書き癖を反映）`,
    asWritten: '（書き癖を反映）',
    mightBe: 'もしかすると',
    needs: (percent) => `${percent} 以上で確定します`,
    guess: (digits) => `${digits}？`,
    corrected: '修正済み',
    confirmed: '確認済み',
    noDigit: '数字には見えません。もう少し大きく、数字全体を書いてください。',
    candidates: '候補',
    empty: '書いていくと、ここに読み取り結果が出ます。',
    reading: '読み取っています…',
    loading: '読み取り機能を読み込んでいます。もう書き始められます。',
    waiting: '読み取り機能を読み込んでいます。終わりしだい、書いたものを読み取ります。',
    faults: {
      offline: 'オフラインのため、読み取り機能を読み込めません。',
      network: 'サーバーにつながらないため、読み取り機能を読み込めませんでした。',
      missing: 'このバージョンのモデルはもうサーバーにありません。再読み込みすると最新のアプリになります。',
      server: 'サーバーの不具合のため、読み取り機能を読み込めませんでした。',
      damaged: '読み取り機能のファイルが、この端末でもサーバーでも壊れています。',
      damagedOffline: '読み取り機能のファイルが壊れています。オンラインになると再ダウンロードします。',
      backend:
        'このブラウザーでは WebAssembly と WebGL の両方が無効です。どちらかを有効にするか、別のブラウザーをお使いください。',
      worker: '読み取り機能が停止したか、起動できませんでした。',
    },
    drawingStays: (sentence) => `${sentence}書いたものは残っています。`,
    tryAgain: '再試行',
    sees: 'モデルが見ている画像',
    seesImage: '書いたものを 28×28 画素、黒地に白で表した画像',
    seesHint:
      '書いた線を、一定の太さで 28×28 画素に収めたものです。ほかに読み取りに使うのは、ペンの軌跡だけです。',
    backToSheet: '用紙に戻る',
    tally: (digits) => `今回読み取った数字：${digits} 個`,
    session: '今回の履歴',
    copy: 'コピー',
    copied: 'コピーしました。',
    notCopied: 'ブラウザーがコピーを許可しませんでした。',
    share: '共有',
    copyReading: (text) => `${text} をコピー`,
    forget: '履歴を消去',
  },

  keys: {
    grid: '数字を書くマス目',
    cell: (row, column) => `${row} 行 ${column} 列`,
    help: '矢印キーで移動し、スペースキーでマスを塗るか消します。Shift を押しながら矢印キーを押すと線を引けます。',
  },

  pwa: {
    page: {
      failed: (page) => `「${page}」を読み込めませんでした。新しいバージョンがあるかもしれません。`,
      failedOffline: (page) => `オフラインのため、「${page}」を読み込めません。`,
      drawingStays: '書いたものは、再読み込みするまで残ります。',
      stay: 'このページに留まる',
    },
  },

  errors: {
    notFound: {
      title: 'ページが見つかりません',
      text: 'アドレスに間違いがないかご確認ください。',
      link: '数字を書く',
    },

    crash: {
      title: 'エラーが発生しました',
      text: 'ページが停止しました。再読み込みすると、たいてい直ります。',
      details: '詳細',
    },
  },
};
