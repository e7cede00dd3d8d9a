import { describeBackends } from './backends-on-page';

// Every drawing in test/soak.
describeBackends(9);
