import { BY_SETTING, describeLargeLetters } from './large-letters-on';
import { DESKTOP, PHONE } from './rig';

// In more languages in test/soak.
describeLargeLetters({ viewport: PHONE, locale: 'ja', language: 'ja', args: BY_SETTING });
// As browsers do it that can make letters larger without all else.
describeLargeLetters({ viewport: DESKTOP, locale: 'en-GB', language: 'en', args: [] });
