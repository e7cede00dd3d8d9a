export const keys = {
  open: 'Draw with keys',
  failed: 'Drawing with keys could not be loaded. Try again with a network.',
  grid: 'Cells to draw in',
  cell: (row: number, column: number) => `Row ${row}, column ${column}`,
  help: 'Arrow keys move, Space sets or clears a cell. Shift and an arrow key draw a line.',
};
