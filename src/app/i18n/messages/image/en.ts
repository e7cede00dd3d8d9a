export const image = {
  title: 'Read a picture',
  lead: 'Digits that are written on paper, a board or a screen. The picture stays on this device; nothing of it is kept, sent or counted.',
  choose: 'Choose a picture',
  chooseAnother: 'Choose another',
  photo: 'Take a photo',
  remove: 'Remove',
  hint: 'Or drop a picture here, or paste one.',
  hintTouch: 'Or share one here from another app.',
  dropHere: 'Drop it here',
  decoding: 'Opening the picture…',
  reading: 'Reading the picture…',
  waiting: 'The reader is loading. Your picture waits for it.',
  shown: 'Your picture',
  empty: 'What is read stands here.',
  lines: 'Lines',
  line: (place: number, text: string) => `Line ${place}: ${text}`,
  sure: (number: string, percent: string) => `${number}, ${percent} sure`,
  mightBe: (number: string, percent: string) => `It might be ${number} (${percent}).`,
  faults: {
    'not-picture': 'The browser cannot show this file as a picture. Choose a JPEG, PNG or WebP picture.',
    'too-large':
      'This picture is too large: at most 40 MB and 64 megapixels are opened. Choose a smaller one, or cut the digits out of it.',
    nothing:
      'No digits were found. Take the picture from nearer and upright, in even light, with the digits on plain or lined paper.',
    'not-shared': 'The picture from the other app has not arrived. Choose it here instead.',
    'no-files': 'That was no picture. Choose or paste a picture file.',
  },
};
