import type { Messages } from '../en';

export const privacy: Messages['privacy'] = {
  title: 'プライバシー',
  lead: 'このアプリが知っていることのすべてを、1 バイト単位でお見せします。',
  insecure:
    'このサイトは暗号化（https）されていません。すべての機能を使えますが、何も数えず、何も送りません。',
  unavailable:
    'このブラウザーでは、アプリがデータを保存できません（プライベートウィンドウや、端末の空き容量がない場合など）。すべての機能を使えますが、何も数えず、何も送りません。',
  share: '失敗率を共有',
  shareOn: 'オン：読み間違えた数字を数え、名前を付けずに送ります。オフにすると、ここで数えたものは消えます。',
  shareOff: 'オフ：何も数えず、何も送りません。',
  sharePaused: '新しいポリシーについて選んでいただくまで、停止しています。',
  optOutOff:
    'お使いのブラウザーは、データを共有しないようサイトに求めています（Global Privacy Control）。そのため、共有はオフです。ここでご自分でオンにすることもできます。',
  optOutOn:
    'お使いのブラウザーは、データを共有しないようサイトに求めています（Global Privacy Control）。ここでご自分でオンにされたため、共有はオンです。',
  newerPolicy:
    'このページのものより新しいポリシーで選択されています。ページを読み込み直してください。それまでは何も数えず、何も送りません。',
  changeFailed: '保存できませんでした。もう一度お試しください。',

  stored: 'この端末に保存されているもの',
  storedNothing: '何も数えていません。',
  storedAll: '保存されているままのデータ',
  choice: '選択',
  choiceOn: (version) => `共有する（ポリシー第${version}版）`,
  choiceOff: (version) => `共有しない（ポリシー第${version}版）`,
  sealedDays: '報告を作った日',
  sentDays: '報告が受け取られた日',
  pausedTo: '送信を止める期限',
  preferences: '変更した設定',
  preferencesDefault: 'なし',
  storedCaption: (model) => `まだ報告に入っていない数（モデル ${model}）`,
  digit: '数字',
  finished: '読み取り',
  failed: '失敗',
  unread: '読めず、選ばれなかったもの',
  total: '合計',

  next: '次の報告',
  nextEmpty: 'まだありません。何も数えていないためです。',
  nextLead: '送るのは、次のバイト列そのままです。',
  missing: (count) => `あと ${count} 回読み取ると送れるようになります。`,
  waiting: '報告がそろい、送信を待っています。',
  waitingUntil: (time) => `報告がそろいました。${time} ごろに自動で送ります。`,
  sending: '送信しています。',
  paused: 'サーバーが、しばらく送らないよう求めています。',
  pausedUntil: (time) => `サーバーが、${time} まで送らないよう求めています。`,
  sendNow: '今すぐ送る',
  sendResult: {
    sent: '送りました。',
    'too-few': '報告にするには、まだ数が足りません。',
    failed: 'サーバーにつながりませんでした。報告は残しておき、後で送ります。',
    dropped: 'サーバーが報告を受け取らなかったため、削除しました。',
    paused: 'サーバーが、しばらく送らないよう求めています。',
    off: '共有がオフのため、何も送っていません。',
    'once-a-day': '報告は一日一件までです。次の報告は明日送れます。',
    busy: 'すでに報告を送信しています。',
  },

  sent: '送った報告',
  sentNone: 'まだ何も送っていません。',
  outcome: { stored: '受領', dropped: '拒否', expired: '期限切れ（未送信）' },
  answer: (status) => `応答 ${status}`,

  deleteTitle: '削除',
  deleteLead: '選択、数えたもの、送信待ちの報告、送った報告の一覧、設定をすべて消します。',
  deleteEverything: 'すべて削除',
  deleteQuestion: 'この端末のデータをすべて削除しますか？',
  deleteWarning:
    '選択、数えたもの、送信待ちの報告、送った報告の一覧、設定が消えます。すでに送った報告は、名前のない合計の一部です。見つけ出せないため、取り戻すことはできません。',
  deleteConfirm: '削除する',
  cancel: 'キャンセル',

  figures: 'すべての報告の合計',
  figuresPublic: 'このサイトの運営者は、公開済みの合計を誰でも見られるようにしています：',
  figuresLink: '日ごと・数字ごとの失敗率',

  contact: '連絡先',
  contactIs: 'ご質問や、情報の漏れと思われることは、このサイトの運営者へお知らせください：',
  contactNone: 'このサイトの運営者は連絡先を示していません。',
  contactUnknown: '連絡先を読み込めませんでした。ネットワークにつながると表示します。',
};
