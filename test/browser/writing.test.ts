import { PHONE } from './rig';
import { describeWriting } from './writing-on';

// On a desktop in test/soak.
describeWriting('a phone', PHONE);
