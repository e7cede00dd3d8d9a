import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_VERSION } from '../../src/app/policy';
import { DIGITS } from '../../src/contract';
import { digitStrokes, HATTED_ONES, sideBySide } from '../fixtures';
import { askedDigit, otherDigit, writeAsked } from './practising';
import { expectSound } from './soundness';
import { kept } from './storage';
import { withRig } from './with-rig';

const [FIRST, SECOND, THIRD] = HATTED_ONES;
/** One number for each digit. */
const tenCounts = DIGITS.map(() => expect.any(Number));
const AS_WRITTEN = /^\d{1,3}% sure, as you write it$/;

describe('a reader that learns how the user writes', () => {
  const { rig, app } = withRig();

  beforeAll(async () => {
    await app.open();
    await app.agree();
  });

  /** Writes an odd 1 on Draw, which a stranger's reader takes for a 7, and corrects it. */
  async function correctTwice(): Promise<void> {
    for (const strokes of [FIRST, SECOND]) {
      await app.draw(strokes);
      await app.pickMeant(1);
      await app.count();
    }
  }

  it('reads an odd digit right once it was corrected twice, and says so', async () => {
    expect(await app.draw(FIRST)).toBe('7');
    await app.clear();
    await correctTwice();
    expect(await app.draw(THIRD)).toBe('1');
    await app.page.getByText(AS_WRITTEN).waitFor();
    await expectSound(app);
    await app.count();
  });

  it('counts what was shown', async () => {
    await app.goTo('Privacy');
    await app.page.getByText(/^While Inktally is open, it learns how you write from/).waitFor();
    await app.region('Next report').locator('pre').waitFor();
    const { attempts, failures } = JSON.parse(await app.nextReportBody());
    expect(attempts).toEqual([0, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(failures[1]).toBeGreaterThanOrEqual(1);
    expect(failures[1]).toBeLessThanOrEqual(2);
  });

  it('knows the hand on Practice, too', async () => {
    await app.goTo('Practice');
    // A 1 that is asked for would not stay on the sheet; the same digit never comes twice in a row.
    if ((await askedDigit(app)) === 1) await writeAsked(app, '1 of 10');
    expect(await app.draw(THIRD)).toBe('1');
    await app.page.getByText(AS_WRITTEN).waitFor();
    await app.clear();
  });

  it('learns from the digits of a number once one was corrected', async () => {
    await app.open('/number');
    const four = digitStrokes(4);
    for (const odd of [FIRST, SECOND]) {
      await app.draw(sideBySide([four, odd]));
      await app.correctDigit(2, 1);
      await app.reads('41');
      await app.next();
    }
    expect(await app.draw(sideBySide([four, THIRD]))).toBe('41');
    await app.page.getByText(AS_WRITTEN).waitFor();
    await expectSound(app);
    await app.clear();
  });

  it('forgets it when the page is loaded again', async () => {
    await app.open();
    expect(await app.draw(THIRD)).toBe('7');
    await app.clear();
  });

  it('learns nothing from a slip of the pen on Practice', async () => {
    await app.goTo('Practice');
    const slip = await otherDigit(app);
    expect(await app.draw(digitStrokes(slip))).toBe(String(slip));
    await app.next();
    // It could be asked for now, and would not stay on the sheet.
    if ((await askedDigit(app)) !== slip) {
      expect(await app.draw(digitStrokes(slip))).toBe(String(slip));
      await app.clear();
    }
    await app.goTo('Draw');
  });

  it('forgets it with one button in Settings', async () => {
    await correctTwice();
    expect(await app.draw(THIRD)).toBe('1');
    await app.clear();
    await app.goTo('Settings');
    await app.button('Forget my handwriting').click();
    await app.page.getByText('Forgotten.', { exact: true }).waitFor();
    await expectSound(app);
    await app.goTo('Draw');
    expect(await app.draw(THIRD)).toBe('7');
    await app.clear();
  });

  it('forgets it with everything that is deleted', async () => {
    await correctTwice();
    await app.goTo('Privacy');
    await app.deleteEverything();
    await app.agree();
    await app.goTo('Draw');
    expect(await app.draw(THIRD)).toBe('7');
    await app.clear();
  });

  it('stores nothing of it and sends nothing of it', async () => {
    await correctTwice();
    expect(await app.draw(THIRD)).toBe('1');
    const { databases, local, session, cookies, cached } = await kept(app.page);
    const { tally = [], consent = [], ...others } = databases;
    expect(others).toEqual({ limits: [], log: [], outbox: [] });
    expect(consent).toEqual([{ policyVersion: POLICY_VERSION, sharing: true }]);
    // Counts by digit, as without a memory.
    expect(tally).toEqual([
      {
        model: expect.stringMatching(/^m\d+$/),
        draftId: expect.stringMatching(/^[\w-]{22}$/),
        buckets: [{ day: expect.any(Number), attempts: tenCounts, failures: tenCounts, unread: 0 }],
      },
    ]);
    expect({ local, session, cookies }).toEqual({ local: {}, session: 0, cookies: '' });
    expect(cached.filter((url) => !url.startsWith(`${rig.origin}/`))).toEqual([]);
    expect(rig.proxy.requests.filter(({ method, body }) => method !== 'GET' || body !== '')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });
});
