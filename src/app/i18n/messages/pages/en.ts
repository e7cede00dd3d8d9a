import { pluralsOf } from '../../../../design';
import type { BackendFailure, BackendPreference, BackendReason } from '../../../../recognizer';
import type { SendResult } from '../../../../telemetry';

const form = pluralsOf('en');

/** What Privacy, Settings and Diagnostics say in English: loaded with the first of them. */
export const enPages = {
  privacy: {
    title: 'Privacy',
    lead: 'Everything this app stores or sends, byte for byte.',
    insecure:
      'This copy is served without encryption (https). Everything works, but nothing is counted or sent.',
    unavailable:
      'This browser gives the app no storage, as in private windows or on a full device. Everything works, but nothing is counted or sent.',
    share: 'Share failure rates',
    shareOn:
      'On: Inktally counts how many digits it reads and misreads, and sends totals anonymously. Turning it off deletes the counts here.',
    shareOff: 'Off: nothing is counted or sent.',
    sharePaused: 'Paused until you answer about the new policy.',
    optOutOff:
      'Your browser asks websites not to share your data (Global Privacy Control), so sharing is off. You can still turn it on here.',
    optOutOn:
      'Your browser asks websites not to share your data (Global Privacy Control). Sharing is on because you turned it on here.',
    newerPolicy:
      'You chose under a newer policy than this page has. Reload; until then nothing is counted or sent.',
    changeFailed: 'Your change couldn’t be saved. Please try again.',

    stored: 'Stored on this device',
    storedNothing: 'Nothing counted yet.',
    storedAll: 'Show raw data',
    learns:
      'While Inktally is open, it learns how you write from readings you correct or accept. It never stores this, and forgets it when you close it.',
    choice: 'Your choice',
    choiceOn: (version: string) => `Share (policy ${version})`,
    choiceOff: (version: string) => `Don’t share (policy ${version})`,
    sealedDays: 'Reports made on',
    sentDays: 'Reports received on',
    pausedTo: 'Nothing is sent before',
    preferences: 'Changed settings',
    preferencesDefault: 'None',
    storedCaption: (model: string) => `Counts for model ${model}, not yet in a report`,
    digit: 'Digit',
    finished: 'Finished',
    failed: 'Failed',
    unread: 'Not recognized, not corrected',
    total: 'Total',

    next: 'Next report',
    nextEmpty: 'No report yet: nothing has been counted.',
    nextLead: 'This is exactly what will be sent:',
    missing: (count: number) =>
      `${count} more ${form(count, { one: 'reading', other: 'readings' })} before it can be sent.`,
    waiting: 'Ready to be sent.',
    waitingUntil: (time: string) => `Ready. It will be sent automatically around ${time}.`,
    sending: 'Sending…',
    paused: 'The server asked to pause sending.',
    pausedUntil: (time: string) => `The server asked to pause sending until ${time}.`,
    sendNow: 'Send now',
    sendResult: {
      sent: 'Sent.',
      'too-few': 'Not enough readings for a report yet.',
      failed: 'The server can’t be reached. The report is kept and will be sent later.',
      dropped: 'The server refused the report, so it was deleted.',
      paused: 'The server asked to pause sending.',
      off: 'Sharing is off, so nothing was sent.',
      'once-a-day': 'Only one report is sent a day. The next can be sent tomorrow.',
      busy: 'A report is already being sent.',
    } satisfies Record<SendResult, string>,

    sent: 'Sent reports',
    sentNone: 'Nothing sent yet.',
    outcome: { stored: 'Received', dropped: 'Refused', expired: 'Expired unsent' },
    answer: (status: number) => `HTTP ${status}`,

    deleteLead:
      'Deletes your choice, all counts, the pending report, the list of sent reports and your settings.',
    deleteEverything: 'Delete everything',
    deleteQuestion: 'Delete everything on this device?',
    deleteWarning:
      'This deletes your choice, all counts, the pending report, the list of sent reports and your settings. Sent reports can’t be recalled: nobody can tell which were yours.',
    deleteConfirm: 'Yes, delete',
    cancel: 'Cancel',

    figures: 'Totals of all reports',
    figuresPublic: 'The operator of this copy publishes the released totals: ',
    figuresLink: 'failure rates by day and digit',

    contact: 'Contact',
    contactIs: 'Questions, or anything that looks like a leak? Contact the operator of this copy: ',
    contactNone: 'The operator of this copy hasn’t given a contact.',
    contactUnknown: 'The contact couldn’t be loaded. It appears when you’re online.',
  },

  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languageSystem: 'Automatic',
    languageFailed: 'That language couldn’t be loaded. Reload when you’re online.',
    hand: 'Writing hand',
    handChoices: { right: 'Right-handed', left: 'Left-handed' },
    handHint: 'Left-handed moves the buttons to the other side.',
    keys: 'Drawing with keys',
    keysChoices: { auto: 'With a keyboard', always: 'Always' },
    inkWidth: 'Ink width',
    inkWidthHint: 'Changes how ink looks, not how it’s read.',
    pixels: (width: number) => `${width} px`,
    reader: 'Reader',
    runsOn: 'Run the reader on',
    backendChoices: {
      auto: 'Automatic',
      'wasm-simd': 'WebAssembly SIMD',
      wasm: 'WebAssembly',
      webgl: 'WebGL',
    } satisfies Record<BackendPreference, string>,
    backendReasons: {
      preferred: (backend: string) => `Running on ${backend}, the first choice.`,
      chosen: (backend: string) => `Running on ${backend}, as you chose.`,
      fallback: (backend: string, failures: string) => `Running on ${backend}, because ${failures}.`,
    } satisfies Record<BackendReason['code'], (backend: string, failures: string) => string>,
    backendFailures: {
      unsupported: (backend: string) => `${backend} isn’t available here`,
      'not-started': (backend: string) => `${backend} couldn’t be loaded or started`,
      lost: (backend: string) => `${backend} stopped during use`,
    } satisfies Record<BackendFailure['code'], (backend: string) => string>,
    handwriting: {
      title: 'Your handwriting',
      lead: 'While Inktally is open, it learns how you write from readings you correct or accept. This stays in memory and is gone when you close or reload the page.',
      forget: 'Forget my handwriting',
      forgotten: 'Forgotten.',
    },
    app: 'App',
    version: 'Version',
    policyVersion: 'Privacy policy',
    offline: 'Offline use',
    offlineReady: 'Ready',
    offlinePending: 'Not ready yet',
    offlineUnsupported: 'Not supported by this browser',
    storageUsed: 'Storage used',
    storageFiles: 'App files',
    storageCounts: 'Choice and counts',
    storageFree: 'Storage available',
    storagePersisted: 'Protected from cleanup',
    storagePersistedYes: 'Yes',
    storagePersistedNo: 'Not guaranteed',
    storageKeep: 'Protect from cleanup',
    storageDeclined: 'The browser declined for now. Everything still works.',
    storageUnknown: 'Unknown',
    storageNote: 'Estimated by the browser. The Privacy page shows exactly what is stored.',
    diagnostics: 'Diagnostics and self-test',

    install: {
      title: 'Install',
      lead: 'Installed, Inktally has its own icon and window, and works offline.',
      button: 'Install the app',
      ios: 'In Safari: open the Share menu, then choose “Add to Home Screen”.',
    },
  },

  diagnostics: {
    lead: 'Checks that the reader works here. Nothing is saved or sent.',
    back: 'Back to Settings',
    yes: 'Yes',
    no: 'No',
    copyReport: 'Copy report',

    state: 'State',
    states: {
      idle: 'Not started',
      loading: 'Loading',
      ready: 'Ready',
      failed: 'Couldn’t be loaded',
    },
    model: 'Model',
    version: 'Version',
    modelFiles: 'Model files',
    modelVerified: 'Verified (SHA-256)',
    modelUnverified: 'Only the format is checked (SHA-256 needs https)',
    weights: 'Parameters',
    backend: 'Running on',
    threshold: 'Minimum confidence',
    accuracy: (dataSet: string) => `Accuracy, ${dataSet}`,
    dataSets: {
      'mnist-test': 'MNIST test set',
      'mnist-holdout': 'held-out MNIST digits',
      'ink-test': 'new writers',
      'unipen-test': 'UNIPEN, new writers',
      'pendigits-test': 'pen digits, new writers',
      'ink-validation': 'new writers',
      'unipen-validation': 'UNIPEN, new writers',
      'pendigits-validation': 'pen digits, new writers',
    },
    accuracyNote: 'Measured at release, on digits the model had never seen.',

    selfTest: 'Self-test',
    selfTestLead: 'This device reads ten known digits, just as it reads yours. They aren’t counted.',
    start: 'Start self-test',
    notRun: 'Not run.',
    startAgain: 'Test again',
    running: (done: number, all: number) => `Testing: ${done} of ${all}`,
    allPassed: 'All digits were read correctly.',
    somePassed: (right: number, all: number) =>
      `Only ${right} of ${all} digits were read correctly. In Settings, run the reader on something else, then test again.`,
    caption: 'Time per reading, from the page to the reader and back',
    digit: 'Digit',
    readAs: 'Read as',
    sure: 'Confidence',
    time: 'Time',
    result: 'Result',
    passed: 'Right',
    failed: 'Wrong',
    milliseconds: (number: string) => `${number} ms`,

    device: 'Browser and device',
    deviceNote: 'What your browser reports. It’s only shown here, never stored or sent.',
    browser: 'Browser',
    languages: 'Languages',
    processors: 'Processor cores',
    memory: 'Memory (approx.)',
    gigabytes: (number: string) => `${number} GB`,
    screen: 'Screen',
    screenSize: (width: string, height: string, ratio: string) =>
      `${width} × ${height}, pixel ratio ${ratio}`,
    pointer: 'Pointer',
    pointerCoarse: 'Finger',
    pointerFine: 'Mouse or pen',
    encrypted: 'Secure context',
    keptOffline: 'Running from saved files',
    webAssembly: 'WebAssembly',
    webgl: 'WebGL 2',
    online: 'Online',
  },
};

/** What every language says on these pages. */
export type PageMessages = typeof enPages;
