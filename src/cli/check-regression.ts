/** `npm run check-regression`: whether a model version fails more often than the one before it, for cron or CI. */
import { checkRegression } from './commands/check-regression';
import { runCommand } from './output';

await runCommand('check-regression', checkRegression);
