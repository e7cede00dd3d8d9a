export const number = {
  title: 'Write a number',
  empty: 'One to twelve digits, side by side.',
  mightBe: (number: string, percent: string) => `It might be ${number} (${percent}).`,
  noNumber: 'That does not look like a number. Write its digits side by side, not too small.',
  corrected: 'Corrected by you.',
  digits: 'Digits',
  digitsHint: 'Choose one to correct it.',
  digit: (place: number, digit: number) => `Digit ${place}: ${digit}`,
  meantHint: 'Choose a digit above first.',
  chosen: (place: number, digit: number) => `Digit ${place}, read as ${digit}.`,
  marked: (place: number, digit: number) => `Digit ${place}, marked as ${digit}.`,
};
