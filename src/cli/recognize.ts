/** `npm run -s recognize`: reads digits or whole numbers, JSON Lines in and out. */

import { runCommand } from '../command';
import { recognize } from './recognition/command';

await runCommand('recognize', recognize);
