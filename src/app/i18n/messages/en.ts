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
    reload: 'Reload',

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
      later: 'Later',
    },
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
    guess: (digits: string) => `${digits}?`,
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

  keys: {
    grid: 'Cells to draw in',
    cell: (row: number, column: number) => `Row ${row}, column ${column}`,
    help: 'Arrow keys move, Space sets or clears a cell. Shift and an arrow key draw a line.',
  },

  pwa: {
    page: {
      failed: (page: string) => `“${page}” couldn’t be loaded. There may be a newer version of the app.`,
      failedOffline: (page: string) => `“${page}” can’t be loaded while you’re offline.`,
      drawingStays: 'Your drawing is kept until you reload.',
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
      details: 'Details',
    },
  },
};

/** What every language says. */
export type Messages = typeof en;
