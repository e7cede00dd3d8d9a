export const drawing = {
  area: 'Drawing area',
  hint: { square: 'Write one digit here', wide: 'Write a whole number here' },
  undo: 'Undo',
  redo: 'Redo',
  eraser: 'Eraser',
  clear: 'Clear',
  next: 'Next',
  toolbar: 'Drawing tools',
};
