/** `npm run check-regression`: whether a model version fails more often than the one before. */

import { runCommand } from '../command';
import { checkRegression } from './regression/command';

await runCommand('check-regression', checkRegression);
