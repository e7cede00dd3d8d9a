import type { BackendFailure, BackendPreference, BackendReason } from '../../recognizer';
import type { SendResult } from '../../telemetry';
import { counted } from './format';

/** Every text of the app but the policy. English is the language that all others translate. */
export const en = {
  appName: 'Inktally',
  skipToContent: 'Skip to the content',
  loading: 'Loading…',

  navigation: {
    label: 'Pages',
    draw: 'Draw',
    number: 'Number',
    practice: 'Practice',
    privacy: 'Privacy',
    settings: 'Settings',
  },

  drawing: {
    area: 'Drawing area',
    hint: { square: 'Write one digit here', wide: 'Write a whole number here' },
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    next: 'Next',
    toolbar: 'Drawing tools',
  },

  reading: {
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
    failed: 'The reader could not be loaded. Your drawing stays.',
    failedOffline: 'The reader could not be loaded without a network. Your drawing stays.',
    tryAgain: 'Try again',
  },

  draw: {
    title: 'Draw a digit',
    meant: 'Which digit did you mean?',
    meantHint: 'Only if misread.',
    marked: (digit: number) => `Marked as ${digit}.`,
    counted: 'Counted.',
    notCountedError: 'This reading could not be counted. You can go on all the same.',
  },

  number: {
    title: 'Write a number',
    empty: 'One to twelve digits, side by side.',
    mightBe: (number: string, percent: string) => `It might be ${number} (${percent}).`,
    noNumber: 'That does not look like a number. Write its digits side by side, not too small.',
    corrected: 'Corrected by you.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'This browser did not let it be copied.',
    share: 'Share',
    digits: 'Digits',
    digitsHint: 'Choose one to correct it.',
    digit: (place: number, digit: number) => `Digit ${place}: ${digit}`,
    meantHint: 'Choose a digit above first.',
    chosen: (place: number, digit: number) => `Digit ${place}, read as ${digit}.`,
    marked: (place: number, digit: number) => `Digit ${place}, marked as ${digit}.`,
  },

  practice: {
    title: (digit: number) => `Write ${digit}`,
    lead: 'Ten digits make a round.',
    idle: (digit: number) => `Write a ${digit} the way you always do.`,
    progress: (done: number, total: number, missed: number) =>
      `${done} of ${total} written, ${missed === 0 ? 'none' : missed} missed`,
    right: (digit: number) => `${digit} was read right.`,
    wrong: (prompt: number, read: number) => `${prompt} was read as ${read}.`,
    refused: (prompt: number) => `${prompt} was not recognised.`,
    doneTitle: 'Round finished',
    score: (right: number, total: number) => `${right} of ${total} read right`,
    allRight: 'Every digit was read as you meant it.',
    missed: 'What was missed',
    newRound: 'New round',
  },

  privacy: {
    title: 'Privacy',
    lead: 'Everything that this app knows, to the byte.',
    insecure:
      'This copy is served without encryption (https). Everything works, and nothing is counted or sent.',
    unavailable:
      'This browser gives the app no storage, as in private windows. Everything works, and nothing is counted or sent.',
    share: 'Share failure rates',
    shareOn: 'On: misread digits are counted and sent without a name.',
    shareOff: 'Off: nothing is counted and nothing is sent.',
    sharePaused: 'Paused until you have answered about the new policy.',
    shareHint: 'Turning it off deletes what is counted here.',
    optOutOff:
      'Your browser asks websites not to share your data (Global Privacy Control), so sharing is off. You can still turn it on here yourself.',
    optOutOn:
      'Your browser asks websites not to share your data (Global Privacy Control). Sharing is on because you turned it on here yourself.',
    newerPolicy:
      'You have chosen under a newer policy than this page knows. Load the page anew; until then nothing is counted or sent.',
    changeFailed: 'That could not be saved. Please try again.',

    stored: 'Stored on this device',
    storedNothing: 'Nothing is counted.',
    storedAll: 'All of it, as it is stored',
    choice: 'Your choice',
    choiceOn: (version: string) => `Share, under policy ${version}`,
    choiceOff: (version: string) => `Do not share, under policy ${version}`,
    sealedDays: 'Reports made on',
    sentDays: 'Reports taken on',
    pausedTo: 'Nothing is sent before',
    preferences: 'Theme, ink width, reader',
    preferencesDefault: 'Nothing kept',
    preferencesSet: (theme: string, width: number, backend: string) => `${theme}, ${width} px, ${backend}`,
    storedCaption: (model: string) => `Counts of model ${model}, not yet in a report`,
    digit: 'Digit',
    finished: 'Finished',
    failed: 'Failed',
    unread: 'Refused, not labelled',
    total: 'All',

    next: 'Next report',
    nextEmpty: 'There is none: nothing is counted yet.',
    nextLead: 'Exactly these bytes would go:',
    missing: (count: number) => `${counted(count, 'more reading', 'more readings')} until it may go.`,
    waiting: 'It is complete and waits to be sent.',
    waitingUntil: (time: string) => `It is complete and goes by itself about ${time}.`,
    sending: 'It is on its way.',
    paused: 'The server has asked to send nothing for now.',
    pausedUntil: (time: string) => `The server has asked to send nothing before ${time}.`,
    sendNow: 'Send now',
    sendResult: {
      sent: 'Sent.',
      'too-few': 'There are too few counts for a report yet.',
      failed: 'The server could not be reached. The report is kept and goes later.',
      dropped: 'The server did not take the report; it was removed.',
      paused: 'The server has asked to send nothing for now.',
      off: 'Sharing is off; nothing was sent.',
      'once-a-day': 'One report a day is enough; the next can go tomorrow.',
      busy: 'A report is already on its way.',
    } satisfies Record<SendResult, string>,

    sent: 'Sent reports',
    sentNone: 'Nothing has been sent.',
    outcome: { stored: 'Stored', dropped: 'Refused', expired: 'Expired unsent' },
    answer: (status: number) => `answer ${status}`,
    bytes: (count: number) => counted(count, 'byte', 'bytes'),

    deleteTitle: 'Delete',
    deleteLead:
      'Removes your choice, all counts, the report in waiting, the list of sent reports and your settings.',
    deleteEverything: 'Delete everything',
    deleteQuestion: 'Delete everything on this device?',
    deleteWarning:
      'Your choice, all counts, the report in waiting, the list of sent reports and your settings are removed. What has already been sent is a nameless part of a sum: it cannot be found again, and so it cannot be taken back.',
    deleteConfirm: 'Yes, delete',
    cancel: 'Cancel',

    contact: 'Contact',
    contactIs: 'Questions, and anything that looks like a leak, go to the operator of this copy:',
    contactNone: 'The operator of this copy has not named a contact.',
    contactUnknown: 'The contact could not be loaded. It is shown when there is a network again.',
    policyLanguage: 'Language of the policy',
  },

  agreement: {
    title: 'Before you start',
    lead: 'Inktally reads digits on your device. May it count how often it fails, and share these counts without your name?',
    changed: 'The privacy policy has changed. Nothing is counted or sent until you have chosen again.',
    marked: 'Below, every sentence that is new or gone is marked as such.',
    optOut:
      'Your browser asks websites not to share your data (Global Privacy Control). So sharing stays off unless you turn it on yourself, with the button below or later on the Privacy page.',
    policy: 'Privacy policy',
    contact: 'The operator’s contact is on the Privacy page.',
    equal: 'The app does the same either way. You can change this at any time on the Privacy page.',
    agree: 'Agree and share failure rates',
    refuse: 'Use without sharing',
    failed: 'Your choice could not be saved. Please try again.',
  },

  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    inkWidth: 'Ink width',
    inkWidthHint: 'Only how it looks; the reader draws with its own pen.',
    pixels: (width: number) => `${width} px`,
    reader: 'Reader',
    state: 'State',
    states: {
      idle: 'Not started',
      loading: 'Loading',
      ready: 'Ready',
      failed: 'Could not be loaded',
    },
    model: 'Model',
    weights: 'Weights',
    backend: 'Computed with',
    runsOn: 'Reader runs on',
    backendChoices: {
      auto: 'Automatic',
      'wasm-simd': 'WebAssembly SIMD',
      wasm: 'WebAssembly',
      webgl: 'WebGL',
    } satisfies Record<BackendPreference, string>,
    backendReasons: {
      preferred: (backend: string) => `It runs on ${backend}, the first choice.`,
      chosen: (backend: string) => `It runs on ${backend}, as you chose.`,
      fallback: (backend: string, failures: string) => `It runs on ${backend}, because ${failures}.`,
    } satisfies Record<BackendReason['code'], (backend: string, failures: string) => string>,
    backendFailures: {
      unsupported: (backend: string) => `${backend} is not to be had here`,
      'not-started': (backend: string) => `${backend} could not be loaded or started`,
      lost: (backend: string) => `${backend} stopped while it was in use`,
    } satisfies Record<BackendFailure['code'], (backend: string) => string>,
    threshold: 'Accepts from',
    accuracy: (dataSet: string) => `Right on ${dataSet}`,
    dataSets: {
      'mnist-test': 'MNIST test digits',
      'mnist-holdout': 'held-out MNIST digits',
      'ink-test': 'ink of unseen writers',
      'unipen-test': 'UNIPEN, unseen writers',
      'pendigits-test': 'pen digits, unseen writers',
      'ink-validation': 'ink of unseen writers',
      'unipen-validation': 'UNIPEN, unseen writers',
      'pendigits-validation': 'pen digits, unseen writers',
    } as Readonly<Record<string, string>>,
    accuracyNote: 'Measured when the model was published, on digits it had never seen.',
    app: 'App',
    version: 'Version',
    policyVersion: 'Privacy policy',
    offline: 'Without a network',
    offlineReady: 'Ready',
    offlinePending: 'Not ready yet',
    offlineUnsupported: 'Not possible in this browser',
    storage: 'Storage used',
    storageUnknown: 'Unknown',
  },

  notices: {
    label: 'Notices',
    updateReady: 'A new version is ready.',
    reload: 'Reload',
    later: 'Later',
  },

  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped.',
    link: 'Draw a digit',
  },

  crash: {
    title: 'Something went wrong',
    text: 'The page has stopped. Loading it again usually helps.',
    reload: 'Load again',
    details: 'Details',
  },
};

/** What every language has to say. */
export type Messages = typeof en;
