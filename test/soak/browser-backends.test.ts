import { describeBackends } from '../browser/backends-on-page';

describeBackends(1);
