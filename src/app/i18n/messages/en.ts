import { pluralsOf } from '../../../design';

const form = pluralsOf('en');

/**
 * The texts of the app in English, which the others translate: all but those of `pages` and the
 * policy.
 */
export const en = {
  shell: {
    appName: 'Inktally',
    skipToContent: 'Skip to content',

    navigation: {
      label: 'Pages',
      draw: 'Draw',
      number: 'Number',
      practice: 'Practice',
      image: 'Image',
      privacy: 'Privacy',
      settings: 'Settings',
      diagnostics: 'Diagnostics',
    },

    notices: {
      label: 'Notices',
      updateReady: 'A new version is ready.',
      reload: 'Reload',
      later: 'Later',
    },
  },

  agreement: {
    title: 'Help Inktally improve?',
    lead: 'Inktally reads digits on this device; drawings never leave it. May it anonymously share how many digits it read and how many it got wrong?',
    changed: 'The privacy policy has changed. Nothing is counted or sent until you have chosen again.',
    marked: 'Every sentence that is new or gone is marked below.',
    optOut:
      'Your browser asks websites not to share your data (Global Privacy Control). So sharing stays off unless you turn it on yourself, here or later under Privacy.',
    policy: 'Privacy policy',
    policyLanguage: 'Language of the policy',
    contact: 'The operator’s contact is on the Privacy page.',
    equal: 'Everything works either way. Change it any time under Privacy.',
    agree: 'Agree and share counts',
    refuse: 'Use without sharing',
    close: 'Close',
    failed: 'Your choice could not be saved. Please try again.',
  },

  draw: {
    title: 'Draw a digit',
    firstSheet: 'Inktally reads your digit as you write, right on this device.',
    meant: 'Which digit did you mean?',
    meantHint: 'Tap only if it’s wrong',
    marked: (digit: number) => `Corrected to ${digit}.`,
    tellWhich: 'Tell me which',
    key: (digit: number) => `Key ${digit}`,
    notDigit: 'Not a digit',
    thrownAway: 'Thrown away, not counted.',
    counted: 'Added to the tally.',
    notCountedError: 'This reading couldn’t be counted. You can go on all the same.',
    notCountedFull: 'This device is out of storage, so this reading wasn’t counted.',
    partFailed: 'This could not be loaded. Try again.',
    continuous: 'Continuous writing',
    continuousHint: 'Write digit after digit: sure ones go to the list by themselves.',
    more: 'More',
    withKeys: 'Draw with keys',
  },

  drawing: {
    area: 'Drawing area',
    hint: { square: 'Write one digit here', wide: 'Write a number here' },
    undo: 'Undo',
    redo: 'Redo',
    eraser: 'Eraser',
    clear: 'Clear',
    next: 'Next',
    withKey: (tool: string, key: string) => `${tool} (${key})`,
    toolbar: 'Drawing tools',
  },

  reading: {
    label: 'Reading',
    notSure: 'Not sure',
    sure: (percent: string) => `${percent} sure`,
    sureAsWritten: (percent: string) => `${percent} sure, as you write it`,
    asWritten: ', as you write it',
    mightBe: 'It might be',
    needs: (percent: string) => `Needs ${percent} to be sure`,
    guess: (digit: number) => `${digit}?`,
    corrected: 'Corrected',
    confirmed: 'Confirmed',
    noDigit: 'That doesn’t look like a digit. Try one larger, complete digit.',
    candidates: 'Candidates',
    empty: 'The reading appears here as you write.',
    reading: 'Reading…',
    loading: 'The reader is loading. You can start writing.',
    waiting: 'The reader is loading. Your drawing is read as soon as it’s ready.',
    faults: {
      offline: 'The reader can’t be loaded while you’re offline.',
      network: 'The reader couldn’t be loaded: the server can’t be reached.',
      missing: 'The server no longer has this version’s model. Reload for the newest app.',
      server: 'The reader couldn’t be loaded: the server has a problem.',
      damaged: 'A reader file is damaged, here and on the server.',
      damagedOffline: 'A reader file is damaged. It will be downloaded again when you’re online.',
      backend: 'This browser blocks both WebAssembly and WebGL. Allow one of them, or use another browser.',
      worker: 'The reader stopped or couldn’t be started.',
    },
    drawingStays: (sentence: string) => `${sentence} Your drawing is kept.`,
    tryAgain: 'Try again',
    sees: 'What the model sees',
    seesImage: 'The drawing as 28 by 28 pixels, light on black',
    seesHint:
      'Your strokes, fitted into 28 × 28 pixels with one pen width. Besides this, only the pen’s path is read.',
    backToSheet: 'Back to the sheet',
    tally: (digits: number) =>
      `${digits} ${form(digits, { one: 'digit', other: 'digits' })} read in this session`,
    session: 'This session',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser blocked copying.',
    share: 'Share',
    copyReading: (text: string) => `Copy ${text}`,
    forget: 'Clear list',
  },

  number: {
    title: 'Write a number',
    empty: 'One to twelve digits, side by side.',
    mightBe: (number: string, percent: string) => `It might be ${number} (${percent}).`,
    mightBeAsWritten: (number: string, percent: string) =>
      `It might be ${number} (${percent}), as you write it.`,
    noNumber: 'That doesn’t look like a number. Write its digits side by side, a little larger.',
    corrected: 'Corrected',
    confirmed: 'Confirmed',
    which: (place: number) => `Digit ${place}:`,
    isIt: 'Is it this?',
    digits: 'Digits',
    digit: (place: number, digit: number) => `Digit ${place}: ${digit}`,
    meantHint: 'Tap a digit to correct it.',
    chosen: (place: number, digit: number) => `Digit ${place}, read as ${digit}.`,
    marked: (place: number, digit: number) => `Digit ${place}, corrected to ${digit}.`,
    deleted: (place: number) => `Digit ${place}, deleted.`,
    split: 'Split',
    merge: 'Merge',
    mergeNext: 'Merge with the next digit',
    mergePrevious: 'Merge with the digit before',
    delete: 'Delete',
    restore: 'Restore',
  },

  keys: {
    grid: 'Cells to draw in',
    cell: (row: number, column: number) => `Row ${row}, column ${column}`,
    help: 'Arrow keys move, Space sets or clears a cell. Shift and an arrow key draw a line.',
  },

  practice: {
    title: (digit: number) => `Write ${digit}`,
    lead: 'Ten digits, no timer.',
    idle: (digit: number) => `Write ${digit} your usual way.`,
    progress: (done: number, total: number, missed: number) =>
      `${done} of ${total} written, ${missed === 0 ? 'none' : missed} missed`,
    right: (digit: number) => `${digit} was read correctly.`,
    wrong: (prompt: number, read: number) => `${prompt} was read as ${read}.`,
    unsure: (prompt: number) => `Looked like ${prompt}, but not clearly enough.`,
    refused: (prompt: number, guess: number) => `${prompt} wasn’t recognized. It looked most like ${guess}.`,
    run: (count: number) => `${count} in a row.`,
    doneTitle: 'Round finished',
    score: (right: number, total: number) => `${right} of ${total} read correctly`,
    longestRun: (count: number) => `Best streak: ${count}`,
    allRight: 'Every digit was read as you meant it.',
    missed: 'Misread',
    mistake: 'My mistake',
    missesAgain: 'Write my misses again',
    share: 'Share result',
    save: 'Save result',
    newRound: 'New round',
  },

  image: {
    title: 'Read a picture',
    lead: 'Reads digits on paper, boards or screens. The picture stays on this device and is never kept, sent or counted.',
    choose: 'Choose a picture',
    chooseAnother: 'Choose another',
    photo: 'Take a photo',
    remove: 'Remove',
    rotate: 'Rotate',
    pickPart: 'Select a part',
    readPart: 'Read this part',
    showWhole: 'Whole picture',
    cancel: 'Cancel',
    partHint: 'Drag across the picture, or move the frame and its handles with the arrow keys.',
    partEdges: {
      cropArea: 'Selected part; the arrow keys move it',
      nwDragHandle: 'Top left corner; the arrow keys move it',
      nDragHandle: 'Top edge; the arrow keys move it',
      neDragHandle: 'Top right corner; the arrow keys move it',
      eDragHandle: 'Right edge; the arrow keys move it',
      seDragHandle: 'Bottom right corner; the arrow keys move it',
      sDragHandle: 'Bottom edge; the arrow keys move it',
      swDragHandle: 'Bottom left corner; the arrow keys move it',
      wDragHandle: 'Left edge; the arrow keys move it',
    },
    unread: 'This part was not read',
    hint: 'Or drop a picture here, or paste one.',
    hintTouch: 'Or share one here from another app.',
    dropHere: 'Drop it here',
    decoding: 'Opening the picture…',
    reading: 'Reading the picture…',
    waiting: 'The reader is loading. Your picture waits for it.',
    shown: 'Your picture',
    empty: 'The result appears here.',
    lines: 'Lines',
    line: (place: number, text: string) => `Line ${place}: ${text}`,
    sure: (number: string, percent: string) => `${number}, ${percent} sure`,
    mightBe: (number: string, percent: string) => `It might be ${number} (${percent}).`,
    corrected: (number: string) => `${number}, corrected`,
    faults: {
      'not-picture': 'This browser can’t open the file as a picture. Choose a JPEG, PNG or WebP picture.',
      'too-large': 'Too large (limit 40 MB, 64 megapixels). Choose a smaller picture or crop it.',
      nothing: 'No digits found. Move closer, hold the camera straight and use even light.',
      'not-shared': 'The picture from the other app didn’t arrive. Choose it here instead.',
      'no-files': 'That isn’t a picture. Choose or paste a picture file.',
    },
  },

  pwa: {
    loading: 'Loading…',
    policyFailed: 'The policy couldn’t be loaded.',

    page: {
      failed: (page: string) => `“${page}” couldn’t be loaded. There may be a newer version of the app.`,
      failedOffline: (page: string) => `“${page}” can’t be loaded while you’re offline.`,
      drawingStays: 'Your drawing is kept until you reload.',
      reload: 'Reload',
      tryAgain: 'Try again',
      stay: 'Stay here',
    },
  },

  errors: {
    notFound: {
      title: 'Page not found',
      text: 'Check the address for typos.',
      link: 'Draw a digit',
    },

    crash: {
      title: 'Something went wrong',
      text: 'The page stopped working. Reloading usually helps.',
      reload: 'Reload',
      details: 'Details',
    },
  },
};

/** What every language says. */
export type Messages = typeof en;
