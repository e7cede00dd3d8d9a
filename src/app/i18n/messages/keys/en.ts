export const keys = {
  grid: 'Cells to draw in',
  cell: (row: number, column: number) => `Row ${row}, column ${column}`,
  help: 'Arrow keys move, Space sets or clears a cell. Shift and an arrow key draw a line.',
};
