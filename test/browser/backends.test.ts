import { describeBackends } from './backends-on-page';

// In full in test/soak.
describeBackends('few');
