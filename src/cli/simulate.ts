/** `npm run simulate`: simulated installations against a real server, and whether any count was lost or doubled. */
import { runSimulate } from './commands/simulate';
import { runCommand } from './output';

await runCommand('simulate', runSimulate);
