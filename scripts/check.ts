/** `npm run check`: all checks that need no run of the product. */
import { CHECKS } from './checks';
import { runSteps } from './run-steps';

process.exitCode = runSteps(CHECKS).length > 0 ? 1 : 0;
