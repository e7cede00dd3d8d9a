import { describeNumbers } from './number-on';
import { PHONE } from './rig';

// On a desktop in test/soak.
describeNumbers('a phone', PHONE);
