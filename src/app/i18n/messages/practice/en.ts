export const practice = {
  title: (digit: number) => `Write ${digit}`,
  lead: 'Ten digits make a round.',
  idle: (digit: number) => `Write a ${digit} the way you always do.`,
  progress: (done: number, total: number, missed: number) =>
    `${done} of ${total} written, ${missed === 0 ? 'none' : missed} missed`,
  right: (digit: number) => `${digit} was read right.`,
  wrong: (prompt: number, read: number) => `${prompt} was read as ${read}.`,
  refused: (prompt: number) => `${prompt} was not recognised.`,
  doneTitle: 'Round finished',
  score: (right: number, total: number) => `${right} of ${total} read right`,
  allRight: 'Every digit was read as you meant it.',
  missed: 'What was missed',
  newRound: 'New round',
};
