export const agreement = {
  title: 'Before you start',
  lead: 'Inktally reads digits on your device. May it count how often it fails, and share these counts without your name?',
  changed: 'The privacy policy has changed. Nothing is counted or sent until you have chosen again.',
  marked: 'Below, every sentence that is new or gone is marked as such.',
  optOut:
    'Your browser asks websites not to share your data (Global Privacy Control). So sharing stays off unless you turn it on yourself, with the button below or later on the Privacy page.',
  policy: 'Privacy policy',
  policyLanguage: 'Language of the policy',
  contact: 'The operator’s contact is on the Privacy page.',
  equal: 'The app does the same either way. You can change this at any time on the Privacy page.',
  agree: 'Agree and share failure rates',
  refuse: 'Use without sharing',
  failed: 'Your choice could not be saved. Please try again.',
};
