/**
 * `npm run simulate`: simulated installations against a real server, and whether any count
 * was lost or doubled.
 */

import { runCommand } from '../command';
import { runSimulate } from './command';

await runCommand('simulate', runSimulate);
