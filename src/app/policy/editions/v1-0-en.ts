import type { Policy } from './types';

export const en: Policy = {
  language: 'en',
  version: '1.0',
  edition: 'Version 1.0 of 30 November 2026',
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
            'If you agree, it counts how many digits it reads and how many it gets wrong, and sends these counts anonymously.',
          only: 'That is all it collects, and it is used only as described here.',
          'no-third-party': 'Nothing is passed to third parties.',
        },
        {
          terms: 'There are no other terms of use: you agree to this policy, and to nothing else.',
          refusing: 'You lose nothing if you do not share: everything works without it.',
          'may-change':
            'This policy may change; you are asked again before a changed version applies to you.',
        },
      ],
    },
    {
      id: 'scope',
      heading: '1. What is recorded',
      paragraphs: [
        {
          automatic:
            'Once you agree, Inktally counts, for each digit 0–9, how many readings you finished and how many were misread or not recognized.',
          unread:
            'Readings that were not recognized and that you did not correct are counted as one separate number.',
          rate: 'The failure rate is computed from these counts.',
          beside:
            'On your device, the counts are kept by day; a report adds only the version of the model that read the digits.',
        },
        {
          'nothing-else': 'Nothing else is recorded, and no personal data of any kind.',
          drawings:
            'Your drawings stay in memory until you close or reload the app; they are never stored and never sent.',
          learning:
            'While it is open, the app learns how you write from the readings you correct or accept; it keeps this in memory only and forgets it when you close or reload the app, or press the button for it in Settings.',
          pictures:
            'A picture you give the app is read on your device and stays in memory until you replace it or leave its page; it is never stored, sent or counted.',
          'pictures-shared':
            'If another app shares a picture with this one, the app’s files on your device receive it; if these files have been deleted, your browser sends the picture to the server, which discards it unread.',
          'only-after': 'Nothing is recorded before you agree or while sharing is off.',
          asked:
            'You can use the app before it asks you; those readings are never counted, not even after you agree.',
        },
        {
          'opt-out':
            'If your browser asks websites not to share your data (Global Privacy Control), sharing is off until you turn it on here yourself.',
          'opt-out-later':
            'If it starts to ask while sharing is on, sharing is turned off and the counts are deleted.',
        },
      ],
    },
    {
      id: 'use',
      heading: '2. What it is used for',
      paragraphs: [
        {
          anonymous:
            'The counts are sent anonymously to the server of this app, to compile statistics about all users and to improve recognition for everyone.',
          'report-holds':
            'A report holds counts of 20 to 50 readings, the version of the model, the number of the format and a random name.',
          'report-name': 'The name is new for every report and only lets the server ignore duplicates.',
          delay: 'A report waits for a random time of up to 4 hours, unless you press “Send now”.',
        },
        {
          'report-lacks':
            'A report contains no time, place, language, drawing, device, browser or network, and nothing that shows whether two reports come from the same person.',
          'no-cookies':
            'The app sets no cookies; only the maintainers’ own page uses one, while they are signed in.',
          'server-sums': 'The server adds each report to its totals and stores no personal data.',
        },
      ],
    },
    {
      id: 'disclosure',
      heading: '3. Who sees it',
      paragraphs: [
        {
          who: 'Only the maintainers of this app, and only released totals of whole days or weeks; where the Privacy page says so, everyone.',
          noise:
            'Before a total is released, random noise is added, so that it says almost nothing about any single report (differential privacy).',
          epsilon:
            'The strength of the noise, epsilon, is 1 per report unless the operator sets another; the one in use is shown below.',
          'noise-off':
            'The operator can turn the noise off; then only totals of at least 20 reports are released, unless the operator sets another number.',
          'third-parties': 'Third parties receive nothing.',
          authorities:
            'If a law requires disclosure to an authority, these totals are all there is: no personal data is stored that could be disclosed.',
        },
      ],
    },
    {
      id: 'storage',
      heading: '4. Where it is stored',
      paragraphs: [
        {
          where:
            'The totals are stored on servers of the operator of this copy of Inktally, or of the operator’s affiliates.',
          abroad: 'They may be stored and viewed in a country other than yours.',
          'only-sums': 'No single report is stored there, and no sender’s address.',
        },
      ],
    },
    {
      id: 'security',
      heading: '5. Security',
      paragraphs: [
        {
          'own-server': 'Reports go only to the server that this app came from.',
          encrypted:
            'Reports are sent over https. Without it the app neither counts nor sends, except on the computer serving it.',
          access:
            'The released totals can be read only by maintainers with a secret token or, where the Privacy page says so, by everyone.',
          backups: 'Backups hold the same totals and nothing more; the operator keeps them safe.',
        },
        {
          'own-device':
            'Please look after your own device: anyone who can use this browser can see the counts stored in it.',
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
          see: 'See: the Privacy page shows everything the app keeps on this device apart from its own files, the next report byte for byte, and what was sent.',
          correct: 'Correct: until you go on, you can change which digit you meant.',
          withdraw:
            'Withdraw: one switch turns sharing off and deletes the counts, the pending report and the list of sent reports; only the fact that a report was made or received today is kept until the day ends, and a pause requested by the server until it is over.',
          delete: 'Delete: one button removes everything except the app’s own files, your choice included.',
        },
        {
          sent: 'A report that has been sent is an anonymous part of a total.',
          'sent-gone': 'Nobody can find it again, so it cannot be recalled.',
        },
        {
          explain:
            'Get an explanation: next to each reading, the app shows how sure it is and which other digits it considered.',
        },
      ],
    },
    {
      id: 'minors',
      heading: 'Children',
      paragraphs: [
        {
          nobody: 'No personal data is collected from anyone, of any age.',
          child: 'Children can use everything without sharing.',
        },
      ],
    },
    {
      id: 'incidents',
      heading: 'If something goes wrong',
      paragraphs: [
        {
          told: 'The operator adds to this policy what happened, what it means for you and what was done, so that the app shows it to you.',
        },
      ],
    },
    {
      id: 'changes',
      heading: 'Changes',
      paragraphs: [
        {
          shown:
            'When this policy changes, the app asks you again as it did the first time, and marks every difference in the policy.',
          paused: 'Until you agree again, nothing is counted or sent.',
          dated: 'Wherever this policy is shown, its version and date are above the text.',
          'never-silent': 'A published version never changes, and your rights are never reduced silently.',
        },
      ],
    },
    {
      id: 'end',
      heading: 'If the service ends',
      paragraphs: [
        {
          stops: 'The server then accepts no more reports and tells the apps to stop sending.',
          deleted: 'The operator deletes everything that the server has stored, with one command.',
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
          'Your choice about sharing, the version of the policy it was made for, and whether you turned sharing on although the browser asks not to share',
          'This device',
          'Until you delete everything',
        ],
        tally: [
          'Counts not yet in a report',
          'This device, only while sharing is on',
          'Until they go into a report; after 7 days they are deleted as soon as the app is open',
        ],
        outbox: [
          'A report waiting to be sent',
          'This device, only while sharing is on',
          'Until the server has answered; after 7 days it is deleted as soon as the app is open',
        ],
        log: [
          'The list of sent reports, with the server’s answers',
          'This device, only while sharing is on',
          'The last 30, until you turn sharing off or delete everything',
        ],
        limits: [
          'The days on which reports were made and received, and until when the server asks for a pause, so that there is at most one report a day',
          'This device',
          'The last 30 days with a report, only today once sharing is off; a pause, 30 days at most; or until you delete everything',
        ],
        preferences: [
          'Settings you have changed, such as language, theme and ink width',
          'This device',
          'Until you delete everything',
        ],
        files: [
          'The app’s own files, for offline use',
          'This device',
          'Until you remove the app or this site’s data',
        ],
        pages: [
          'With these files, each time a version of them takes over: which pages are open at that moment, by names that the browser makes up at each load, so that pages of an earlier version keep working',
          'This device',
          'Until these pages are closed; then deleted the next time the app is opened',
        ],
        'server-sender': [
          'The address that a request comes from, to answer it; if the operator limits floods of requests, a scrambled part of it',
          'Server, in memory only',
          'Until the answer; the scrambled part until midnight (UTC)',
        ],
        'server-ids': ['The random names of received reports, to ignore duplicates', 'Server', '15 days'],
        'server-open': [
          'The exact totals of days that are not released yet',
          'Server; shown to nobody',
          'Until the day is over, or the week if a day has too few reports',
        ],
        'server-released': [
          'Released totals',
          'Server, for maintainers or, where the Privacy page says so, for everyone',
          'No limit: they say nothing about anyone',
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
          'Not requested; “Take a photo” opens your device’s camera, which gives the app that one picture',
        ],
        microphone: ['Microphone', 'Not requested'],
        location: ['Location', 'Not requested'],
        contacts: ['Contacts', 'Not requested'],
        notifications: ['Notifications', 'Not requested'],
        files: [
          'Photos and files',
          'Only the one picture that you choose, take, paste, drop, open or share, and only then, to read its digits; nothing of it is kept',
        ],
        storage: [
          'Persistent storage',
          'Requested after the first count, so that counts and files are not deleted when space runs out; everything works without it',
        ],
      },
    },
  ],
};
