import { describeEveryPage, describeEveryPageIn, NARROWEST } from './every-page';
import { DESKTOP, PHONE } from './rig';
import { expectRoomy } from './soundness';

// In every look, and by axe in each, in test/soak.
describeEveryPage([
  [PHONE, ['light', 'dark']],
  [DESKTOP, []],
  [NARROWEST, []],
]);
describeEveryPageIn('ja', 'ja', NARROWEST, expectRoomy);
