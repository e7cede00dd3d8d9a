export const draw = {
  title: 'Draw a digit',
  meant: 'Which digit did you mean?',
  meantHint: 'Only if misread.',
  marked: (digit: number) => `Marked as ${digit}.`,
  counted: 'Counted.',
  notCountedError: 'This reading could not be counted. You can go on all the same.',
  notCountedFull:
    'The storage of this device is full, so this reading was not counted. Make room, or go on all the same.',
  partFailed: 'This could not be loaded. Try again.',
  withKeys: 'Draw with keys',
};
