export const practice = {
  title: (digit: number) => `Write ${digit}`,
  lead: 'Ten digits make a round. Take your time.',
  idle: (digit: number) => `Write a ${digit} the way you always do.`,
  progress: (done: number, total: number, missed: number) =>
    `${done} of ${total} written, ${missed === 0 ? 'none' : missed} missed`,
  right: (digit: number) => `${digit} was read right.`,
  wrong: (prompt: number, read: number) => `${prompt} was read as ${read}.`,
  unsure: (prompt: number) => `It looked like ${prompt}, but not surely enough.`,
  refused: (prompt: number, guess: number) => `${prompt} was not recognised; it looked most like ${guess}.`,
  run: (count: number) => `${count} in a row.`,
  doneTitle: 'Round finished',
  score: (right: number, total: number) => `${right} of ${total} read right`,
  longestRun: (count: number) => `Longest run without a miss: ${count}`,
  allRight: 'Every digit was read as you meant it.',
  missed: 'What was missed',
  newRound: 'New round',
};
