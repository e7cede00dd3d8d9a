export const reading = {
  label: 'Reading',
  notSure: 'Not sure',
  sure: (percent: string) => `${percent} sure`,
  mightBe: 'It might be',
  sureFrom: (percent: string) => `Sure from ${percent}`,
  noDigit: 'That does not look like a digit. Write a whole one, not too small.',
  candidates: 'Candidates',
  empty: 'Your digit is read here while you write.',
  reading: 'Reading…',
  loading: 'The reader is loading. You can write already.',
  waiting: 'The reader is loading. Your drawing waits for it.',
  faults: {
    offline: 'The reader could not be loaded without a network.',
    network: 'The reader could not be loaded: the server cannot be reached.',
    missing:
      'The reader could not be loaded: its model is not on the server. A newer version of the app may be.',
    server: 'The reader could not be loaded: the server has a problem.',
    damaged: 'A file of the reader is damaged, and so is the copy on the server.',
    damagedOffline: 'A file of the reader is damaged. With a network it is fetched anew.',
    backend:
      'This browser runs the reader neither on WebAssembly nor on WebGL. Allow one of them for this page, or use another browser.',
    worker: 'The reader has stopped, or could not be started.',
  },
  drawingStays: (sentence: string) => `${sentence} Your drawing stays.`,
  tryAgain: 'Try again',
};
