import { describeInk } from './ink-on-canvas';

// Real ink in test/soak.
describeInk({ digits: 0, numbers: 0 });
