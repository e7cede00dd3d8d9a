/**
 * `npm run screenshots`: pictures of the running product, in test-results/screenshots. With `--
 * --update`, those in docs/screenshots, which README and the manifest show, are replaced too. The
 * maintainers' page shows 60 days of reports from the demo's simulated devices.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MAINTAIN_PATH } from '../../src/contract';
import { loadLanguage } from '../../src/dashboard/i18n';
import { LANGUAGES, type LanguageTag } from '../../src/design';
import type { Stroke } from '../../src/ink';
import { DEMO_EPSILON, DEMO_MODELS, demoPlan } from '../../src/simulation/demo/plan';
import { startOwnServer } from '../../src/simulation/own-server';
import { ProgressBar } from '../../src/simulation/progress-bar';
import { simulate } from '../../src/simulation/run';
import { allMessages } from '../app/all-messages';
import { digitStrokes, numberStrokes } from '../fixtures';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { setup as setUp } from '../set-up';
import { drawWithMouse } from './drawing';
import { twoLines } from './pictures';
import { browserForAll, DESKTOP, MAINTAINER_TOKEN, PHONE, type Rig, startRig } from './rig';

const OUT = 'test-results/screenshots';
const KEPT = 'docs/screenshots';
/** From the middle of the grid to the upper left; a bar of five cells, and a leg under its end. */
const SEVEN_BY_KEYS = [
  ...Array.from({ length: 3 }, () => 'ArrowUp'),
  ...['ArrowLeft', 'ArrowLeft', 'Space'],
  ...Array.from({ length: 4 }, () => 'Shift+ArrowRight'),
  ...Array.from({ length: 6 }, () => 'Shift+ArrowDown'),
];
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const DEMO = { installs: 80, days: 60, seed: 1 };

const cleanUp = setUp();
mkdirSync(OUT, { recursive: true });
const folder = temporaryFolder();
await fill(join(folder, 'data'));
const ALL_LOOKS = [
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
  ['desktop', 'dark'],
] as const;
/** Of the other languages one look a device is enough to see texts that do not fit. */
const SOME_LOOKS = [
  ['phone', 'light'],
  ['desktop', 'dark'],
] as const;

for (const language of LANGUAGES) {
  for (const [device, colorScheme] of language === 'en' ? ALL_LOOKS : SOME_LOOKS) {
    const dataDir = join(folder, `${language}-${device}-${colorScheme}`);
    cpSync(join(folder, 'data'), dataDir, { recursive: true });
    const rig = await startRig({
      viewport: device === 'phone' ? PHONE : DESKTOP,
      locale: language,
      env: { DATA_DIR: dataDir, PRIVACY_EPSILON: DEMO_EPSILON, MODEL_VERSIONS: DEMO_MODELS.join(',') },
    });
    await rig.page.emulateMedia({ colorScheme });
    await photograph(rig, language, `${device}-${colorScheme}`);
    await rig.close();
  }
}
// It would keep this process alive.
await (await browserForAll()).close();
await cleanUp();
if (process.argv.includes('--update')) {
  for (const name of readdirSync(KEPT)) copyFileSync(join(OUT, name), join(KEPT, name));
}

/** Every page with content, in `OUT`; languages other than English have a folder each. */
async function photograph(rig: Rig, language: LanguageTag, look: string): Promise<void> {
  const { page } = rig;
  const texts = await allMessages(language);
  const maintain = (await loadLanguage(language)).messages;
  const to = language === 'en' ? OUT : join(OUT, language);
  mkdirSync(to, { recursive: true });

  const shoot = async (name: string) => {
    await page.mouse.move(0, 0);
    const path = join(to, `${name}-${look}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    console.log(path);
  };
  const open = async (path: string) => {
    await page.goto(rig.origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const isRead = (number: string | number) =>
    page
      .getByRole('status', { name: texts.reading.label })
      .filter({ hasText: new RegExp(`^${number}$`) })
      .waitFor();
  const draw = async (strokes: readonly Stroke[], number: string | number) => {
    await drawWithMouse(page, page.getByLabel(texts.drawing.area), strokes);
    await isRead(number);
  };

  await page.goto(rig.origin);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('first-visit');
  for (const digit of [3, 1, 4]) {
    await draw(digitStrokes(digit), digit);
    await press(texts.drawing.next);
  }
  const question = page.getByRole('region', { name: texts.agreement.title });
  await question.waitFor();
  await shoot('question');
  await question.getByRole('link', { name: texts.agreement.policy }).click();
  const policy = page.getByRole('dialog');
  await policy.getByRole('article').waitFor();
  await shoot('policy');
  await policy.getByRole('button', { name: texts.agreement.agree }).click();
  await question.waitFor({ state: 'detached' });
  await draw(digitStrokes(5), 5);
  await shoot('draw');
  await press(texts.drawing.clear);
  await press(texts.draw.more);
  await press(texts.draw.withKeys);
  const grid = page.getByRole('grid', { name: texts.keys.grid });
  await grid.waitFor();
  await grid.locator('[tabindex="0"]').first().focus();
  for (const key of SEVEN_BY_KEYS) await page.keyboard.press(key);
  await isRead(7);
  await shoot('draw-keys');
  await open('/number');
  await draw(numberStrokes('1995'), '1995');
  await shoot('number');
  await open('/practice');
  const heading = page.getByRole('heading', { level: 1 });
  for (let n = 0; n < 10; n++) {
    const title = await heading.textContent();
    const prompt = DIGITS.find((digit) => texts.practice.title(digit) === title) ?? 0;
    // Two of the ten are another digit than the one asked for.
    const drawn = n === 4 || n === 6 ? (prompt + 1) % 10 : prompt;
    await drawWithMouse(page, page.getByLabel(texts.drawing.area), digitStrokes(drawn));
    if (drawn !== prompt) {
      await page.getByRole('button', { name: texts.practice.mistake }).waitFor();
      if (n === 4) await shoot('practice');
      await press(texts.drawing.next);
    }
    await heading.and(page.locator(`:text-is("${title}")`)).waitFor({ state: 'detached' });
  }
  await shoot('practice-result');
  await open('/image');
  const chooser = page.waitForEvent('filechooser');
  await press(texts.image.choose);
  await (await chooser).setFiles(twoLines());
  await page.getByRole('group', { name: texts.number.digits }).getByRole('button').first().waitFor();
  await shoot('image');
  await open('/privacy');
  await page.locator('pre').first().waitFor({ state: 'attached' });
  await shoot('privacy');
  await open('/settings');
  await shoot('settings');
  await open('/diagnostics');
  await press(texts.diagnostics.start);
  await page.getByText(texts.diagnostics.allPassed).waitFor();
  await shoot('diagnostics');
  await open(`${MAINTAIN_PATH}?days=90&lang=${language}`);
  await page.getByLabel(maintain.signIn.token).fill(MAINTAINER_TOKEN);
  await press(maintain.signIn.submit);
  await page.getByRole('button', { name: maintain.signOut, exact: true }).waitFor();
  await page.locator('canvas').first().waitFor();
  await shoot('maintain');
}

/** Lives the days of the demo into a folder. */
async function fill(dataDir: string): Promise<void> {
  const plan = demoPlan(DEMO, Date.now());
  const server = await startOwnServer({
    dataDir,
    databaseUrl: null,
    epsilon: DEMO_EPSILON,
    models: DEMO_MODELS,
    time: plan.start,
  });
  try {
    const bar = new ProgressBar(process.stderr);
    await simulate(plan, server, ({ lived, day }) =>
      bar.draw(lived / (DEMO.installs * DEMO.days), `day ${day + 1} of ${DEMO.days}`),
    );
    bar.clear();
  } finally {
    await server.process.stop();
  }
}
