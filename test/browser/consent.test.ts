import { beforeAll, describe, expect, it } from 'vitest';
import { REPORTS_PATH } from '../../src/contract';
import { ENGLISH, POLICIES } from '../app/policy/editions';
import { EARLIER, GONE } from '../app/policy/made-up-edition';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import type { Rig } from './rig';
import { secondVersion } from './second-version';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

const OPT_OUT = 'Your browser asks websites not to share your data (Global Privacy Control)';

const posts = (rig: Rig) => rig.proxy.paths().filter((path) => path === REPORTS_PATH);

/** Chromium has no such switch yet: the page finds what a browser with it would show. */
const setOptOut = () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });

async function countOne(app: AppPage): Promise<void> {
  await app.goTo('Draw');
  await app.draw(digitStrokes(5));
  await app.next();
  await app.goTo('Privacy');
}

/**
 * Puts another version of the policy into the stored choice, as an app of then would have left it.
 */
async function chosenUnder(app: AppPage, version: string): Promise<void> {
  await app.page.evaluate(async (policyVersion) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('inktally');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const transaction = database.transaction('consent', 'readwrite');
    transaction.objectStore('consent').put({ policyVersion, sharing: true }, 'consent');
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  }, version);
}

// One device for all groups but the last: in the first the user agrees.
const { rig, app } = withRig();

describe('a question that cannot be loaded', () => {
  it('is asked on the next page, and nothing is counted before', async () => {
    await app.open();
    await rig.page.route('**/assets/Question-*.js', (route) => route.abort());
    const refused = rig.page.waitForEvent('requestfailed');
    for (const digit of [1, 2, 3]) {
      expect(await app.draw(digitStrokes(digit))).toBe(String(digit));
      await app.next();
    }
    await refused;
    expect(await app.question.count()).toBe(0);
    await rig.page.unroute('**/assets/Question-*.js');
    await app.goTo('Number');
    await app.question.waitFor();
    await app.agree();
    await app.goTo('Privacy');
    await app.region('Stored on this device').getByText('Nothing counted yet.').waitFor();
    // Taken out: later tests in this rig expect no errors.
    const errors = rig.pageErrors.splice(0);
    expect(new Set(errors)).toEqual(new Set(['Failed to load resource: net::ERR_FAILED']));
  });
});

describe('a browser that asks not to share', () => {
  it('turns sharing off that was on, and deletes what was counted', async () => {
    await countOne(app);
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('true');
    await app.region('Next report').getByText('19 more readings before it can be sent.').waitFor();
    await rig.page.addInitScript(setOptOut);
    await app.open('/privacy');
    await app.page.getByText(`${OPT_OUT}, so sharing is off.`).waitFor();
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('false');
    await app.region('Stored on this device').getByText('Nothing counted yet.').waitFor();
    await countOne(app);
    await app.region('Stored on this device').getByText('Nothing counted yet.').waitFor();
    await expectSound(app);
  });

  it('is told of in the question, in plain words', async () => {
    await app.deleteEverything();
    const text = await app.question.textContent();
    expect(text).toContain(`${OPT_OUT}. So sharing stays off unless you turn it on yourself`);
    await expectSound(app);
    await app.refuse();
  });

  it('leaves sharing off until it is turned on by hand, which then holds', async () => {
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('false');
    await app.sharingSwitch.click();
    await app.page.getByText(`${OPT_OUT}. Sharing is on because you turned it on here.`).waitFor();
    await app.open('/privacy');
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('true');
    await countOne(app);
    await app.region('Next report').getByText('19 more readings before it can be sent.').waitFor();
    expect(posts(rig)).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });
});

describe('a browser', () => {
  it.each([
    ['no IndexedDB at all', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
    [
      'an IndexedDB that refuses, as in private windows of some browsers',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      },
    ],
  ] as const)('with %s reads digits, counts and sends nothing, and says so', async (_, withoutStorage) => {
    const page = await rig.context.newPage();
    await page.addInitScript(withoutStorage);
    const without = new AppPage(page, rig.origin);
    await without.open();
    expect(await without.draw(digitStrokes(2))).toBe('2');
    await without.next();
    expect(await without.draw(digitStrokes(7))).toBe('7');
    await without.goTo('Privacy');
    await page
      .getByText('This browser gives the app no storage, as in private windows or on a full device.')
      .waitFor();
    await expect.poll(() => page.getByRole('switch').count()).toBe(0);
    await expectSound(without);
    await page.close();
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });
});

describe('a changed policy', async () => {
  // A build with an earlier edition in it.
  const { rig, app } = withRig({ env: { STATIC_DIR: await secondVersion() } });

  beforeAll(async () => {
    await app.open();
    await app.agree();
  });

  it('is asked about like the first time, with version and date, and every difference marked in words', async () => {
    await countOne(app);
    await chosenUnder(app, EARLIER);
    await app.open();
    for (const digit of [1, 2]) {
      await app.draw(digitStrokes(digit));
      await app.next();
    }
    expect(await app.question.count()).toBe(0);
    await app.draw(digitStrokes(3));
    // The third reading is done as soon as the pen rests.
    await app.question.getByText('The privacy policy has changed.').waitFor();
    await app.openPolicy();
    await app.policy.getByText(ENGLISH.edition).waitFor();
    await app.policy.getByText('The privacy policy has changed.').waitFor();
    await app.policy.getByText('In use here: no noise; totals of at least 20 reports.').waitFor();
    const added = app.policy.locator('ins');
    const removed = app.policy.locator('del');
    await added.first().waitFor();
    for (const [marked, word] of [
      [added, 'New: '],
      [removed, 'Removed: '],
    ] as const) {
      const texts = await marked.allTextContents();
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !text.startsWith(word))).toEqual([]);
    }
    expect((await removed.allTextContents()).join()).toContain(GONE.en);
    expect((await added.allTextContents()).join()).toContain('Global Privacy Control');
    const plain = app.policy.getByText('Inktally reads handwritten digits on your device.');
    expect(await plain.evaluate((element) => element.closest('ins, del'))).toBeNull();
    await expectSound(app);
  });

  it('is marked in the other languages too', async () => {
    const [, chinese, japanese] = POLICIES[0] ?? [];
    if (!chinese || !japanese) throw new Error('the policy is not in three languages');
    for (const [name, word, { edition }] of [
      ['简体中文', '新增：', chinese],
      ['日本語', '追加：', japanese],
    ] as const) {
      await app.policy.getByRole('radio', { name, exact: true }).check();
      await app.policy.getByText(edition).waitFor();
      const texts = await app.policy.locator('ins').allTextContents();
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !text.startsWith(word))).toEqual([]);
      await expectSound(app);
    }
    await app.policy.getByRole('radio', { name: 'English', exact: true }).check();
    await app.page.keyboard.press('Escape');
    await app.policy.waitFor({ state: 'detached' });
  });

  it('pauses sharing until it is agreed to, and then goes on with what was counted', async () => {
    await app.next();
    await app.goTo('Privacy');
    await expect.poll(() => app.sharingSwitch.isDisabled()).toBe(true);
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('false');
    await app.page.getByText('Paused until you answer about the new policy.').waitFor();
    expect(posts(rig)).toEqual([]);
    await app.agree();
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('true');
    await app.region('Next report').getByText('19 more readings before it can be sent.').waitFor();
    await app.unfoldPolicy();
    await app.page.getByText(ENGLISH.edition).waitFor();
    await expect.poll(() => app.page.locator('ins, del').count()).toBe(0);
    await app.open('/privacy');
    await app.region('Stored on this device').waitFor();
    await expect.poll(() => app.question.isVisible()).toBe(false);
  });

  it('that is newer than the page does nothing until the page is reloaded', async () => {
    await chosenUnder(app, '99.0');
    await app.open('/privacy');
    await app.page.getByText('You chose under a newer policy than this page has.').waitFor();
    await expect.poll(() => app.question.isVisible()).toBe(false);
    await expect.poll(() => app.sharingSwitch.isDisabled()).toBe(true);
    await countOne(app);
    await app.region('Next report').getByText('19 more readings before it can be sent.').waitFor();
    expect(rig.pageErrors).toEqual([]);
  });
});
