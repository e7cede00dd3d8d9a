import { describeInk } from './ink-on-canvas';

// More of it in test/soak.
describeInk({ digits: 40, numbers: 12 });
