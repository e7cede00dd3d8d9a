import { describeReaderFaults } from './reader-faults-on';
import { PHONE } from './rig';

// In more looks in test/soak.
describeReaderFaults([['en', PHONE]]);
