import type { Messages } from '../en';

export const practice: Messages['practice'] = {
  title: (digit) => `请写 ${digit}`,
  lead: '每轮十个数字，不计时，慢慢写。',
  idle: (digit) => `照您平时的写法写 ${digit}。`,
  progress: (done, total, missed) => `共 ${total} 个，已写 ${done} 个，未认对 ${missed} 个`,
  right: (digit) => `${digit} 认对了。`,
  wrong: (prompt, read) => `${prompt} 被认成了 ${read}。`,
  unsure: (prompt) => `看着像 ${prompt}，但把握不够。`,
  refused: (prompt, guess) => `${prompt} 没有认出来，看着最像 ${guess}。`,
  run: (count) => `已连对 ${count} 个。`,
  doneTitle: '本轮完成',
  score: (right, total) => `${total} 个中认对 ${right} 个`,
  longestRun: (count) => `最长连对：${count} 个`,
  allRight: '每个数字都认对了。',
  missed: '没有认对的数字',
  newRound: '再来一轮',
};
