import { describeEveryPage, describeEveryPageIn, NARROWEST } from './every-page';
import { DESKTOP, PHONE } from './rig';

// In every look in test/soak.
describeEveryPage([
  [PHONE, ['light', 'dark']],
  [DESKTOP, ['light']],
  [NARROWEST, ['light']],
]);
describeEveryPageIn('ja', 'ja', NARROWEST);
