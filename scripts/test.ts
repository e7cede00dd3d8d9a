/** `npm test`: checks, build, budgets, all tests; the real browser's too. Ends with `N passed, N failed`. */
import { CHECKS } from './checks';
import { ensureChromium } from './chromium';
import { conclude, runProjects } from './run-projects';
import { runSteps, type Step } from './run-steps';

const BUILD: Step = {
  name: 'build',
  command: 'tsx',
  parameters: ['scripts/build.ts'],
  next: [{ name: 'size budgets', command: 'tsx', parameters: ['scripts/budgets.ts'] }],
};

console.log(`Browser: ${ensureChromium()}`);
// The longest first.
const steps = await runSteps([BUILD, ...CHECKS]);
// Side by side: each spends much of its time waiting. What needs no browser gives way, as pages have clocks of their own.
const runs = await Promise.all([runProjects('browser'), runProjects('node*', 5)]);
conclude([{ passed: steps.passed.length, failures: steps.failed.map((name) => `check: ${name}`) }, ...runs]);
