import { describeInk } from './ink-on-canvas';

// More real ink in test/soak.
describeInk({ digits: 8, numbers: 4 });
