/** `npm run simulate`: simulated installations against a real server; is any count lost? */

import { runCommand } from '../command';
import { runSimulate } from './command';

await runCommand('simulate', runSimulate);
