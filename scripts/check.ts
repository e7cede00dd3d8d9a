/** `npm run check`: all checks that need no run of the product. */
import { CHECKS, runAll } from './checks';

const { failed } = await runAll(CHECKS);
process.exitCode = failed.length > 0 ? 1 : 0;
