/** `npm run evaluate`: the tables of the model card, measured. */

import { runCommand } from '../../src/command';
import { evaluate } from './evaluation/command';

await runCommand('evaluate', evaluate);
