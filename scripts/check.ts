/** `npm run check`: all checks that need no run of the product. */
import { CHECKS } from './checks';
import { runSteps } from './run-steps';

process.exitCode = (await runSteps(CHECKS)).failed.length > 0 ? 1 : 0;
