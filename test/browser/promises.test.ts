import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_VERSION } from '../../src/app/policy';
import { digitStrokes, SCRIBBLE } from '../fixtures';
import { expectSound } from './soundness';
import { kept } from './storage';
import { withRig } from './with-rig';

const CONTACT = 'privacy@inktally.example';
const PAGES = ['Draw', 'Number', 'Practice', 'Image', 'Privacy', 'Settings'] as const;

/** Notes in the page whatever asks the user, or the device, for leave. */
function watchPermissions(): void {
  const asked: string[] = [];
  Object.assign(globalThis, { asked });
  const watch = (owner: object | undefined, name: string) => {
    if (!owner || !(name in owner)) return;
    Object.defineProperty(owner, name, {
      value: (wish?: { readonly name?: string }) => {
        asked.push(name === 'query' ? `query ${wish?.name}` : name);
        return Promise.reject(new DOMException('watched', 'NotAllowedError'));
      },
    });
  };
  watch(navigator.mediaDevices, 'getUserMedia');
  watch(navigator.mediaDevices, 'getDisplayMedia');
  watch(navigator.mediaDevices, 'enumerateDevices');
  watch(navigator.geolocation, 'getCurrentPosition');
  watch(navigator.geolocation, 'watchPosition');
  watch(globalThis.Notification, 'requestPermission');
  watch('contacts' in navigator ? (navigator.contacts as object) : undefined, 'select');
  watch(globalThis, 'showOpenFilePicker');
  watch(globalThis, 'showDirectoryPicker');
  watch(navigator.permissions, 'query');
  watch(HTMLInputElement.prototype, 'showPicker');
}

describe('what the policy promises, in the app', () => {
  const { rig, app } = withRig({ env: { CONTACT, PRIVACY_EPSILON: '0.5' } });

  beforeAll(async () => {
    await rig.context.addInitScript(watchPermissions);
    await app.open();
    await app.agree();
  });

  it('says beside a reading how sure it is, and which other digits it considered', async () => {
    await app.draw(digitStrokes(8));
    await app.page.getByText(/^\d{1,3}% sure$/).waitFor();
    const considered = await app.page
      .getByRole('list', { name: 'Candidates' })
      .getByRole('listitem')
      .allTextContents();
    expect(considered.map((text) => /^(\d) [\d.]+%$/.exec(text)?.[1])).toEqual([...'0123456789']);
    await app.clear();
    expect(await app.draw([SCRIBBLE])).toBe('Not sure');
    await app.page
      .getByText(/Needs \d+% to be sure|That doesn’t look like a digit/)
      .first()
      .waitFor();
    await app.clear();
  });

  it('keeps drawings nowhere, and sends them nowhere', async () => {
    await app.draw(digitStrokes(3));
    await app.count();
    await app.draw(digitStrokes(9));
    await app.pickMeant(4);
    await app.count();
    const { databases, local, session, cookies, cached } = await kept(app.page);
    expect(Object.keys(databases).sort()).toEqual(['consent', 'limits', 'log', 'outbox', 'tally']);
    const { tally = [], ...others } = databases;
    expect(others).toEqual({
      consent: [{ policyVersion: POLICY_VERSION, sharing: true }],
      limits: [],
      log: [],
      outbox: [],
    });
    expect(tally).toEqual([
      {
        model: expect.stringMatching(/^m\d+$/),
        draftId: expect.stringMatching(/^[\w-]{22}$/),
        buckets: [
          {
            day: await app.page.evaluate(() => Math.floor(Date.now() / 86_400_000)),
            attempts: [0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
            failures: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
            unread: 0,
          },
        ],
      },
    ]);
    expect({ local, session, cookies }).toEqual({ local: {}, session: 0, cookies: '' });
    expect(cached.filter((url) => !url.startsWith(`${rig.origin}/`))).toEqual([]);
    expect(rig.proxy.requests.filter(({ body, method }) => method !== 'GET' || body !== '')).toEqual([]);
  });

  it('shows all that is stored, as it is stored', async () => {
    await app.goTo('Privacy');
    const card = app.region('Stored on this device');
    await card.getByText('Show raw data').click();
    const shown = JSON.parse((await card.locator('pre').textContent()) ?? '');
    const { databases } = await kept(app.page);
    expect(shown).toEqual({
      consent: databases.consent?.[0] ?? null,
      tallies: databases.tally,
      outbox: databases.outbox?.[0] ?? null,
      log: databases.log?.[0] ?? [],
      limits: databases.limits?.[0] ?? { sealedDays: [], sentDays: [], pause: null },
    });
    await expectSound(app);
  });

  it('shows the strength of the noise that the operator set, where the policy speaks of it', async () => {
    await app.unfoldPolicy();
    await app.page
      .getByRole('article', { name: 'Privacy policy' })
      .getByText('In use here: noise of epsilon 0.5 per report.')
      .waitFor();
  });

  it('names the contact that the operator set', async () => {
    const link = app.region('Contact').getByRole('link', { name: CONTACT });
    await expect.poll(() => link.getAttribute('href')).toBe(`mailto:${CONTACT}`);
  });

  it('asks for no permission on any page, has file fields on Image only, and may not ask: the server forbids it', async () => {
    for (const page of PAGES) {
      await app.goTo(page);
      await expect
        .poll(() => app.page.locator('input[type=file]').count(), { message: page })
        .toBe(page === 'Image' ? 2 : 0);
    }
    const asked = await app.page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
    // After the first count the browser says whether it would ask the user about lasting storage.
    expect(asked).toEqual(['query persistent-storage']);
    const policy = (await fetch(rig.server.url)).headers.get('permissions-policy');
    for (const name of ['camera', 'microphone', 'geolocation']) expect(policy).toContain(`${name}=()`);
  });

  it('keeps preferences only when they are changed, and deletes them with everything', async () => {
    await app.goTo('Settings');
    await app.page.getByRole('radio', { name: 'Dark', exact: true }).check();
    expect(Object.keys((await kept(app.page)).local)).toEqual(['inktally.preferences']);
    await app.goTo('Privacy');
    await app.deleteEverything();
    const { databases, local, session, cookies, cached } = await kept(app.page);
    expect({ databases, local, session, cookies }).toEqual({
      databases: {},
      local: {},
      session: 0,
      cookies: '',
    });
    expect(cached.filter((url) => !url.startsWith(`${rig.origin}/`))).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });
});

describe('a copy that is reached without encryption', () => {
  const { rig, app } = withRig({ reachedAs: 'http://inktally.test' });

  beforeAll(async () => {
    await app.open();
  });

  it('reads digits, counts and sends nothing, and says why', async () => {
    expect(await app.page.evaluate(() => isSecureContext)).toBe(false);
    for (let turn = 0; turn < 2; turn++) {
      expect(await app.draw(digitStrokes(2))).toBe('2');
      await app.next();
    }
    await app.goTo('Privacy');
    await app.page.getByText('This copy is served without encryption (https).').waitFor();
    await expect.poll(() => app.page.getByRole('switch').count()).toBe(0);
    expect(await app.page.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
  });
});
