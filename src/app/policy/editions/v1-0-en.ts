import type { Policy } from './types';

export const en: Policy = {
  language: 'en',
  version: '1.0',
  edition: 'Version 1.0 of 25 November 2026',
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
            'If you agree, it also counts how often it fails, and sends these counts without your name.',
          only: 'That is all it gathers, and it is used only as described here.',
          'no-third-party': 'Nothing goes to third parties without your leave.',
        },
        {
          terms:
            'This policy is all the terms of use that there are: to agree is to agree to it, and to nothing more.',
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
          beside:
            'On your device they are kept by day; to a report only the version of the model that read is added.',
        },
        {
          'nothing-else': 'Nothing else is recorded, and no personal data of any kind.',
          drawings:
            'Your drawings are held in memory only, until you close or reload the app; they are never stored and never sent.',
          learning:
            'While it is open, the app learns how you write from the readings that you correct or accept; it keeps this in memory only and forgets it when you close or reload it.',
          pictures:
            'A picture that you give the app is read on your device and held in memory only, until another takes its place or you leave its page; it is never stored, never sent and never counted.',
          'pictures-shared':
            'When another app shares a picture into this one, the app’s own files on your device take it; should they have been deleted, your browser would send it to the server, which throws it away unread.',
          'only-after': 'Nothing is recorded before you agree, or while sharing is off.',
        },
        {
          'opt-out':
            'If your browser asks websites not to share your data (Global Privacy Control), sharing is off until you turn it on here yourself.',
          'opt-out-later':
            'If it begins to ask while sharing is on, sharing is turned off and the counts are deleted.',
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
            'A report holds 20 to 50 counts, the version of the model, the number of the format and a random name.',
          'report-name': 'That name is new for every report and only lets the server ignore a repeat.',
          delay: 'A report waits for a random time of up to 4 hours, unless you press “Send now”.',
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
          who: 'Only the maintainers of this app, and only released sums of whole days or weeks; everyone, where the Privacy page says so.',
          noise:
            'Before a sum is released, random noise is added to it, so that it says almost nothing about any single report (differential privacy with epsilon 1 for each report, unless the operator sets another strength).',
          'noise-off':
            'An operator can turn the noise off; then only sums of at least 20 reports are released, unless the operator sets another number.',
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
          'only-sums': 'No single report is stored there, and no address of a sender.',
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
          access:
            'The released sums are open to maintainers only, by a secret token, or to everyone where the Privacy page says so.',
          backups: 'A backup holds the same sums and nothing more, and is the operator’s to keep safe.',
        },
        {
          'own-device':
            'Please look after your own device: whoever can use this browser can see the counts that lie in it.',
          leak: 'If you find that something has leaked, tell the operator at once; the contact is on the Privacy page.',
          acts: 'The operator acts on it without delay.',
        },
      ],
    },
    {
      id: 'rights',
      heading: 'Your rights',
      paragraphs: [
        {
          see: 'To see: the Privacy page shows all that the app keeps on this device beside its own files, the next report to the byte, and what was sent.',
          correct: 'To correct: you can change which digit you meant until you go on.',
          withdraw:
            'To withdraw: one switch turns sharing off and deletes the counts, the report in waiting and the list of sent reports; only that a report was made or taken today is noted until the day is over, and a stop that the server asked for until it ends.',
          delete: 'To delete: one button removes everything but the app’s own files, your choice too.',
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
      id: 'incidents',
      heading: 'If something goes wrong',
      paragraphs: [
        {
          told: 'The operator writes into this policy what happened, what it means for you and what was done; so the app shows it to you.',
        },
      ],
    },
    {
      id: 'changes',
      heading: 'Changes',
      paragraphs: [
        {
          shown:
            'When this policy changes, the app shows it to you again like the first time, with every difference marked.',
          paused: 'Until you have agreed again, nothing is counted or sent.',
          dated: 'Wherever this policy is shown, its version and date stand above it.',
          'never-silent': 'No edition of it is changed afterwards; your rights are never reduced silently.',
        },
      ],
    },
    {
      id: 'end',
      heading: 'If the service ends',
      paragraphs: [
        {
          stops: 'The server then takes no more reports and tells the apps to stop sending.',
          deleted: 'The operator deletes all that the server has stored, with one command.',
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
          'Your choice about sharing, the version of the policy it was made for, and whether you turned sharing on although the browser asked not to share',
          'This device',
          'Until you delete everything',
        ],
        tally: [
          'Counts not yet in a report',
          'This device, only while sharing is on',
          'Until they go into a report; after 7 days they are deleted as soon as the app is open',
        ],
        outbox: [
          'A report that waits to be sent',
          'This device, only while sharing is on',
          'Until the server has answered; after 7 days it is deleted as soon as the app is open',
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
          'Settings of the app, such as language, theme and ink width, where you change them',
          'This device',
          'Until you delete everything',
        ],
        files: [
          'The app’s own files, for use without a network',
          'This device',
          'Until you remove the app or this site’s data',
        ],
        pages: [
          'With these files, each time a version of them takes over: which pages are open just then, by names that the browser makes up anew at each load, so that pages of an earlier version go on working',
          'This device',
          'Until these pages are closed; then deleted when the app is opened next',
        ],
        'server-sender': [
          'The address that a request comes from, to answer it; where the operator limits floods, a scrambled part of it',
          'Server, in memory only',
          'The answer; the scrambled part until midnight (UTC)',
        ],
        'server-ids': ['The random names of received reports, to ignore repeats', 'Server', '15 days'],
        'server-open': [
          'The exact sums of days that are not released yet',
          'Server; shown to nobody',
          'Until the day is over, or the week where a day has too few reports',
        ],
        'server-released': [
          'Released sums',
          'Server, for maintainers or, where the Privacy page says so, for everyone',
          'No limit: they say nothing about anybody',
        ],
      },
    },
    {
      id: 'permissions',
      heading: 'Permissions',
      columns: ['Permission', 'Use'],
      rows: {
        camera: [
          'Camera',
          'Not asked for; “Take a photo” opens the camera of your device, which gives the app that one picture',
        ],
        microphone: ['Microphone', 'Not asked for'],
        location: ['Location', 'Not asked for'],
        contacts: ['Contacts', 'Not asked for'],
        notifications: ['Notifications', 'Not asked for'],
        files: [
          'Photos and files',
          'Only the one picture that you choose, take, paste, drop, open or share, when you do so, to read the digits in it; nothing of it is kept',
        ],
        storage: [
          'Lasting storage',
          'Asked for after the first count, so that counts and files are not deleted when space runs out; everything works without it',
        ],
      },
    },
  ],
};
