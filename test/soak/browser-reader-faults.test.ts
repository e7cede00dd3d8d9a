import { describeReaderFaults, SMALL_PHONE } from '../browser/reader-faults-on';
import { DESKTOP, PHONE } from '../browser/rig';

describeReaderFaults([
  ['en', PHONE],
  ['en', SMALL_PHONE],
  ['en', DESKTOP],
  ['zh-Hans', SMALL_PHONE],
  ['ja', SMALL_PHONE],
]);
