import { BY_SETTING, describeLargeLetters } from './large-letters-on';
import { PHONE } from './rig';

// In more languages, and on a desktop, in test/soak.
describeLargeLetters({ viewport: PHONE, locale: 'ja', language: 'ja', args: BY_SETTING });
