import type { PolicyLanguage } from '.';

interface PolicyWords {
  readonly added: string;
  readonly removed: string;
  /** Between two sentences. */
  readonly between: string;
  /** The noise that the operator has set. @param epsilon null: the noise is off */
  readonly inUse: (epsilon: number | null, minReports: number) => string;
  readonly inUseUnknown: string;
}

/** Words around the text: not part of any edition. */
export const POLICY_WORDS: Readonly<Record<PolicyLanguage, PolicyWords>> = {
  en: {
    added: 'New:',
    removed: 'Removed:',
    between: ' ',
    inUse: (epsilon, minReports) =>
      epsilon === null
        ? `In use here: no noise; totals of at least ${minReports} reports.`
        : `In use here: noise of epsilon ${epsilon} per report.`,
    inUseUnknown: 'The strength in use here couldn’t be loaded.',
  },
  'zh-Hans': {
    added: '新增：',
    removed: '删去：',
    between: '',
    inUse: (epsilon, minReports) =>
      epsilon === null
        ? `此处实际使用：没有噪声；只发布至少由 ${minReports} 份报告得出的总数。`
        : `此处实际使用：噪声强度为每份报告 ε = ${epsilon}。`,
    inUseUnknown: '未能加载此处实际使用的强度。',
  },
  ja: {
    added: '追加：',
    removed: '削除：',
    between: '',
    inUse: (epsilon, minReports) =>
      epsilon === null
        ? `ここでの設定：ノイズなし。${minReports} 件以上の報告の合計だけを公開します。`
        : `ここでの設定：ノイズの強さは報告ごとに ε = ${epsilon} です。`,
    inUseUnknown: 'ここでの設定を読み込めませんでした。',
  },
};
