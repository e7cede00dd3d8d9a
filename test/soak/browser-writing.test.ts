import { describeInk } from '../browser/ink-on-canvas';
import { describeNumbers } from '../browser/number-on';
import { DESKTOP } from '../browser/rig';
import { describeWriting } from '../browser/writing-on';

describeWriting('a desktop', DESKTOP);
describeNumbers('a desktop', DESKTOP);
describeInk({ digits: 200, numbers: 50 });
