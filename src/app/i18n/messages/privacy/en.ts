import type { SendResult } from '../../../../telemetry';
import { pluralsOf } from '../../format';

const form = pluralsOf('en');

export const privacy = {
  title: 'Privacy',
  lead: 'Everything that this app knows, to the byte.',
  insecure:
    'This copy is served without encryption (https). Everything works, and nothing is counted or sent.',
  unavailable:
    'This browser gives the app no storage, as in private windows or on a full device. Everything works, and nothing is counted or sent.',
  share: 'Share failure rates',
  shareOn:
    'On: misread digits are counted and sent without a name. Turning it off deletes what is counted here.',
  shareOff: 'Off: nothing is counted and nothing is sent.',
  sharePaused: 'Paused until you have answered about the new policy.',
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
  preferences: 'Settings you changed',
  preferencesDefault: 'None',
  storedCaption: (model: string) => `Counts of model ${model}, not yet in a report`,
  digit: 'Digit',
  finished: 'Finished',
  failed: 'Failed',
  unread: 'Refused, not labelled',
  total: 'All',

  next: 'Next report',
  nextEmpty: 'There is none: nothing is counted yet.',
  nextLead: 'Exactly these bytes would go:',
  missing: (count: number) =>
    `${count} more ${form(count, { one: 'reading', other: 'readings' })} until it may go.`,
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

  deleteTitle: 'Delete',
  deleteLead:
    'Removes your choice, all counts, the report in waiting, the list of sent reports and your settings.',
  deleteEverything: 'Delete everything',
  deleteQuestion: 'Delete everything on this device?',
  deleteWarning:
    'Your choice, all counts, the report in waiting, the list of sent reports and your settings are removed. What has already been sent is a nameless part of a sum: it cannot be found again, and so it cannot be taken back.',
  deleteConfirm: 'Yes, delete',
  cancel: 'Cancel',

  figures: 'What all reports add up to',
  figuresPublic: 'The operator of this copy shows the released sums to everyone: ',
  figuresLink: 'failure rates by day and digit',

  contact: 'Contact',
  contactIs: 'Questions, and anything that looks like a leak, go to the operator of this copy: ',
  contactNone: 'The operator of this copy has not named a contact.',
  contactUnknown: 'The contact could not be loaded. It is shown when there is a network again.',
};
