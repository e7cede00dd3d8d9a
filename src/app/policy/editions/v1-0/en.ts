import type { Policy } from '../../types';

export const en: Policy = {
  language: 'en',
  version: '1.0',
  edition: 'Version 1.0 of 22 November 2026',
  title: 'Privacy policy',
  summary: 'The first version.',
  sections: [
    {
      id: 'preamble',
      heading: null,
      paragraphs: [
        {
          reads: 'Inktally reads handwritten digits on your device.',
          counts:
            'If you agree, it also counts how often it reads them wrong, and sends these counts without a name.',
          only: 'That is all it gathers, and it is used only as described here.',
          'no-third-party': 'Nothing goes to third parties without your leave.',
        },
        {
          terms:
            'This policy is part of the terms on which you use Inktally: by agreeing to them you agree to it.',
          refusing: 'Refusing to share costs nothing; everything works without it.',
          'may-change': 'The policy may change; you are asked again before a changed one applies to you.',
        },
      ],
    },
    {
      id: 'scope',
      heading: '1. What is recorded',
      paragraphs: [
        {
          automatic:
            'Once you have agreed, Inktally records by itself, while you use it, the digits that failed: for each digit from 0 to 9, how many readings you finished and how many of them were misread or refused.',
          unread: 'Readings that were refused and that you did not label are counted in one number more.',
          rate: 'From these counts follows the rate of failure.',
        },
        {
          'nothing-else': 'Nothing beyond these counts is recorded, and no personal data of any kind.',
          drawings:
            'Your drawings are held in memory only while you work on them; they are never stored and never sent.',
          'only-after': 'Nothing is recorded before you agree, or while sharing is off.',
        },
      ],
    },
    {
      id: 'use',
      heading: '2. What it is used for',
      paragraphs: [
        {
          anonymous:
            'The counts go to the server of this app anonymously, to make statistics over all users and to read digits better for all of them.',
          'report-holds':
            'A report holds 20 to 50 counts, the version of the model that read, and a random name.',
          'report-name': 'That name is new for every report and only lets the server ignore a repeat.',
        },
        {
          'report-lacks':
            'A report holds no time, place, language, drawing, device, browser or network, and nothing by which two reports could be told to come from the same person.',
          'no-cookies':
            'The app sets no cookies; only the maintainers’ own page has one, while they are signed in.',
          'server-sums': 'The server adds each report to its sums and stores no personal data.',
        },
      ],
    },
    {
      id: 'disclosure',
      heading: '3. Who sees it',
      paragraphs: [
        {
          who: 'Only the maintainers of this app, and only sums over many reports of a day or a week.',
          'third-parties': 'Nothing is given to third parties.',
          authorities:
            'Where a law demands that something be shown to an authority, there are only these sums to show: nothing personal is stored that could be disclosed.',
        },
      ],
    },
    {
      id: 'storage',
      heading: '4. Where it lies',
      paragraphs: [
        {
          where: 'The sums lie on servers of the operator of this copy of Inktally or its affiliates.',
          abroad: 'They may be stored and looked at in another country than yours.',
          'only-sums': 'Nothing but sums is exchanged.',
        },
      ],
    },
    {
      id: 'security',
      heading: '5. Security',
      paragraphs: [
        {
          'own-server': 'Reports go only to the server that the app itself came from.',
          encrypted:
            'The way there is encrypted: without encryption (https) the app counts and sends nothing, except on the very machine that serves it.',
          access: 'The sums are open to maintainers only.',
        },
        {
          'own-device':
            'Please look after your own device: whoever can use this browser can see the counts that lie in it.',
          leak: 'If you find that something has leaked, tell the operator at once; the contact is on the Privacy page.',
          acts: 'The operator acts on it without delay.',
          incidents:
            'What happened, what it means for you and what was done will be said in this policy, so that the app shows it to you.',
        },
      ],
    },
    {
      id: 'rights',
      heading: 'Your rights',
      paragraphs: [
        {
          see: 'To see: the Privacy page shows every count on this device, the next report to the byte, and what was sent.',
          correct: 'To correct: you can change which digit you meant until you go on.',
          withdraw:
            'To withdraw: one switch turns sharing off and deletes the counts, the report in waiting and the list of sent reports; only that a report went today is still noted until the day is over.',
          delete: 'To delete: one button removes everything, your choice too.',
        },
        {
          sent: 'A report that has been sent is a nameless part of a sum.',
          'sent-gone': 'Nobody can find it again, and so it cannot be taken back.',
        },
        {
          explain:
            'To have a reading explained: beside each one the app shows how sure it is and which other digits it considered.',
        },
      ],
    },
    {
      id: 'minors',
      heading: 'Children',
      paragraphs: [
        {
          nobody: 'Nothing personal is gathered from anybody, of any age.',
          child: 'A child can use everything without sharing.',
        },
      ],
    },
    {
      id: 'changes',
      heading: 'Changes',
      paragraphs: [
        {
          shown:
            'When this policy changes, the app shows it to you again like the first time and says what changed.',
          paused: 'Until you have chosen anew, nothing is counted or sent.',
        },
      ],
    },
  ],
  tables: [
    {
      id: 'retention',
      heading: 'What is kept, where, and how long',
      columns: ['What', 'Where', 'How long'],
      rows: {
        choice: [
          'Your choice about sharing, and the version of the policy it was made for',
          'This device',
          'Until you delete everything',
        ],
        tally: [
          'Counts not yet in a report',
          'This device, only while sharing is on',
          'Until they go into a report; 7 days at most',
        ],
        outbox: [
          'A report that waits to be sent',
          'This device, only while sharing is on',
          'Until the server has answered; 7 days at most',
        ],
        log: [
          'The list of sent reports, with the server’s answers',
          'This device, only while sharing is on',
          'The last 30; until you turn sharing off or delete everything',
        ],
        limits: [
          'The days on which a report was made and taken, and until when the server wants none: so that there is one a day at most',
          'This device',
          'The last 30 days with a report, only today once sharing is off; a stop, 30 days; all until you delete everything',
        ],
        preferences: [
          'Theme, ink width and what the reader runs on, if you change them',
          'This device',
          'Until you delete everything',
        ],
        files: [
          'The app’s own files, for use without a network',
          'This device',
          'Until you remove the app or this site’s data',
        ],
        'server-sender': [
          'The address that a request comes from, to answer it; where the operator limits floods, a scrambled part of it',
          'Server, in memory only',
          'The answer; the scrambled part until midnight (UTC)',
        ],
        'server-ids': ['The random names of received reports, to ignore repeats', 'Server', '10 days'],
        'server-open': [
          'The sums of days that are not released yet',
          'Server; shown to nobody',
          'Until the day is over, or the week where a day has too few reports; sums that stay too small are deleted',
        ],
        'server-released': [
          'Released sums over many reports',
          'Server, for maintainers only',
          'No limit: they say nothing about anybody',
        ],
      },
    },
    {
      id: 'permissions',
      heading: 'Permissions',
      columns: ['Permission', 'Use'],
      rows: {
        camera: ['Camera', 'Not asked for'],
        microphone: ['Microphone', 'Not asked for'],
        location: ['Location', 'Not asked for'],
        contacts: ['Contacts', 'Not asked for'],
        notifications: ['Notifications', 'Not asked for'],
        files: ['Photos and files', 'Not asked for'],
      },
    },
  ],
};
