import { describeBackends } from '../browser/backends-on-page';

describeBackends('every');
