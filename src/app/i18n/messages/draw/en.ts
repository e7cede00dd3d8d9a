export const draw = {
  title: 'Draw a digit',
  meant: 'Which digit did you mean?',
  meantHint: 'Only if misread.',
  marked: (digit: number) => `Marked as ${digit}.`,
  counted: 'Counted.',
  notCountedError: 'This reading could not be counted. You can go on all the same.',
  notCountedFull:
    'The storage of this device is full, so this reading was not counted. Make room, or go on all the same.',

  keys: {
    open: 'Draw with keys',
    failed: 'Drawing with keys could not be loaded. Try again with a network.',
    grid: 'Cells to draw in',
    cell: (row: number, column: number) => `Row ${row}, column ${column}`,
    help: 'Arrow keys move, Space sets or clears a cell. Shift and an arrow key draw a line.',
  },
};
