/** `npm run evaluate`: the tables of the model card, measured. */
import { evaluate } from './commands/evaluate';
import { runCommand } from './output';

await runCommand('evaluate', evaluate);
