import type { Policy } from './types';

export const en: Policy = {
  language: 'en',
  languageName: 'English',
  title: 'Privacy policy',
  edition: 'Version 1.0 of 22 November 2026',
  preamble: [
    'Inktally reads handwritten digits on your device. If you agree, it also counts how often it reads them wrong, and sends these counts without a name. That is all it gathers, and it is used only as described here. Nothing goes to third parties without your leave.',
    'This policy is part of the terms on which you use Inktally: by agreeing to them you agree to it. Refusing to share costs nothing; everything works without it. The policy may change; you are asked again before a changed one applies to you.',
  ],
  sections: {
    scope: {
      heading: '1. What is recorded',
      paragraphs: [
        'Once you have agreed, Inktally records by itself, while you use it, the digits that failed: for each digit from 0 to 9, how many readings you finished and how many of them were misread or refused. Readings that were refused and that you did not label are counted in one number more. From these counts follows the rate of failure.',
        'Nothing beyond these counts is recorded, and no personal data of any kind. Your drawings are held in memory only while you work on them; they are never stored and never sent. Nothing is recorded before you agree, or while sharing is off.',
      ],
    },
    use: {
      heading: '2. What it is used for',
      paragraphs: [
        'The counts go to the server of this app anonymously, to make statistics over all users and to read digits better for all of them. A report holds 20 to 50 counts, the version of the model that read, and a random name. That name is new for every report and only lets the server ignore a repeat.',
        'A report holds no time, place, language, drawing, device, browser or network, and nothing by which two reports could be told to come from the same person. The app sets no cookies; only the maintainers’ own page has one, while they are signed in. The server adds each report to its sums and stores no personal data.',
      ],
    },
    disclosure: {
      heading: '3. Who sees it',
      paragraphs: [
        'Only the maintainers of this app, and only sums over many reports of a day or a week. Nothing is given to third parties. Where a law demands that something be shown to an authority, there are only these sums to show: nothing personal is stored that could be disclosed.',
      ],
    },
    storage: {
      heading: '4. Where it lies',
      paragraphs: [
        'The sums lie on servers of the operator of this copy of Inktally or its affiliates. They may be stored and looked at in another country than yours. Nothing but sums is exchanged.',
      ],
    },
    security: {
      heading: '5. Security',
      paragraphs: [
        'Reports go only to the server that the app itself came from. The way there is encrypted: without encryption (https) the app counts and sends nothing, except on the very machine that serves it. The sums are open to maintainers only.',
        'Please look after your own device: whoever can use this browser can see the counts that lie in it. If you find that something has leaked, tell the operator at once; the contact is on the Privacy page. The operator acts on it without delay. What happened, what it means for you and what was done will be said in this policy, so that the app shows it to you.',
      ],
    },
    rights: {
      heading: 'Your rights',
      paragraphs: [
        'To see: the Privacy page shows every count on this device, the next report to the byte, and what was sent. To correct: you can change which digit you meant until you go on. To withdraw: one switch turns sharing off and deletes the counts, the report in waiting and the list of sent reports; only that a report went today is still noted until the day is over. To delete: one button removes everything, your choice too.',
        'A report that has been sent is a nameless part of a sum. Nobody can find it again, and so it cannot be taken back.',
        'To have a reading explained: beside each one the app shows how sure it is and which other digits it considered.',
      ],
    },
    minors: {
      heading: 'Children',
      paragraphs: [
        'Nothing personal is gathered from anybody, of any age. A child can use everything without sharing.',
      ],
    },
    changes: {
      heading: 'Changes',
      paragraphs: [
        'When this policy changes, the app shows it to you again like the first time and says what changed. Until you have chosen anew, nothing is counted or sent.',
      ],
    },
  },
  retention: {
    heading: 'What is kept, where, and how long',
    columns: ['What', 'Where', 'How long'],
    rows: {
      choice: {
        what: 'Your choice about sharing, and the version of the policy it was made for',
        where: 'This device',
        until: 'Until you delete everything',
      },
      tally: {
        what: 'Counts not yet in a report',
        where: 'This device, only while sharing is on',
        until: 'Until they go into a report; 7 days at most',
      },
      outbox: {
        what: 'A report that waits to be sent',
        where: 'This device, only while sharing is on',
        until: 'Until the server has answered; 7 days at most',
      },
      log: {
        what: 'The list of sent reports, with the server’s answers',
        where: 'This device, only while sharing is on',
        until: 'The last 30; until you turn sharing off or delete everything',
      },
      limits: {
        what: 'The days on which a report was made and taken, and until when the server wants none: so that there is one a day at most',
        where: 'This device',
        until:
          'The last 30 days with a report, only today once sharing is off; a stop, 30 days; all until you delete everything',
      },
      preferences: {
        what: 'Theme, ink width and what the reader runs on, if you change them',
        where: 'This device',
        until: 'Until you delete everything',
      },
      files: {
        what: 'The app’s own files, for use without a network',
        where: 'This device',
        until: 'Until you remove the app or this site’s data',
      },
      'server-sender': {
        what: 'The address that a request comes from, to answer it; where the operator limits floods, a scrambled part of it',
        where: 'Server, in memory only',
        until: 'The answer; the scrambled part until midnight (UTC)',
      },
      'server-ids': {
        what: 'The random names of received reports, to ignore repeats',
        where: 'Server',
        until: '10 days',
      },
      'server-open': {
        what: 'The sums of days that are not released yet',
        where: 'Server; shown to nobody',
        until:
          'Until the day is over, or the week where a day has too few reports; sums that stay too small are deleted',
      },
      'server-released': {
        what: 'Released sums over many reports',
        where: 'Server, for maintainers only',
        until: 'No limit: they say nothing about anybody',
      },
    },
  },
  permissions: {
    heading: 'Permissions',
    columns: ['Permission', 'Use'],
    rows: {
      camera: { name: 'Camera', use: 'Not asked for' },
      microphone: { name: 'Microphone', use: 'Not asked for' },
      location: { name: 'Location', use: 'Not asked for' },
      contacts: { name: 'Contacts', use: 'Not asked for' },
      notifications: { name: 'Notifications', use: 'Not asked for' },
      files: { name: 'Photos and files', use: 'Not asked for' },
    },
  },
  changes: { '1.0': 'The first version.' },
};
