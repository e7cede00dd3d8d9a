import { describeEveryPage, describeEveryPageIn, NARROWEST } from '../browser/every-page';
import { BY_SETTING, describeLargeLetters } from '../browser/large-letters-on';
import { DESKTOP, PHONE } from '../browser/rig';
import { expectSound } from '../browser/soundness';

const SIZES = [PHONE, DESKTOP, NARROWEST];

describeEveryPage(SIZES.map((size) => [size, ['light', 'dark']] as const));
describeEveryPage(SIZES.map((size) => [size, ['dark', 'light']] as const));
for (const size of SIZES) {
  describeEveryPageIn('zh-Hans', 'zh-TW', size, expectSound);
  describeEveryPageIn('ja', 'ja', size, expectSound);
}
describeLargeLetters({ viewport: PHONE, locale: 'en-GB', language: 'en', args: BY_SETTING });
describeLargeLetters({ viewport: DESKTOP, locale: 'zh-CN', language: 'zh-Hans', args: BY_SETTING });
// As browsers do it that can make letters larger without all else.
describeLargeLetters({ viewport: DESKTOP, locale: 'en-GB', language: 'en', args: [] });
