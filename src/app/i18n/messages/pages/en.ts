import { pluralsOf } from '../../../../design';
import type { SendResult } from '../../../../telemetry';
import { enSettings } from '../settings/en';

const form = pluralsOf('en');

/** What all pages but Draw say in English, and the question about sharing: loaded with the first. */
export const enPages = {
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
    loading: 'Loading…',
    policyFailed: 'The policy couldn’t be loaded.',
  },

  number: {
    title: 'Write a number',
    empty: 'One to twelve digits, side by side.',
    mightBe: (number: string, percent: string, needs: string) =>
      `It might be ${number} (${percent}). ${needs}`,
    mightBeAsWritten: (number: string, percent: string, needs: string) =>
      `It might be ${number} (${percent}), as you write it. ${needs}`,
    noNumber: 'That doesn’t look like a number. Write its digits side by side, a little larger.',
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
    notSplit: 'This ink can’t be split in two.',
    notMerged: 'These can’t be read as one digit.',
    delete: 'Delete',
    restore: 'Restore',
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
    corrected: (number: string) => `${number}, corrected`,
    faults: {
      'not-picture': 'This browser can’t open the file as a picture. Choose a JPEG, PNG or WebP picture.',
      'too-large': 'Too large (limit 40 MB, 64 megapixels). Choose a smaller picture or crop it.',
      nothing: 'No digits found. Move closer, hold the camera straight and use even light.',
      'not-shared': 'The picture from the other app didn’t arrive. Choose it here instead.',
      'no-files': 'That isn’t a picture. Choose or paste a picture file.',
    },
  },

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

  ...enSettings,
};

/** What every language says there. */
export type PageMessages = typeof enPages;
