/** `npm run -s recognize -- [--number] FILE`: reads digits or whole numbers, JSON Lines in and out. */
import { recognize } from './commands/recognize';
import { runCommand } from './output';

await runCommand('recognize', recognize);
