import { describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';
import { kept } from './storage';
import { withRig } from './with-rig';

const WEIGHTS = /weights.*\.bin/;

describe('the first visit and no network after it', () => {
  const { rig, app } = withRig({ ownBrowser: true });

  it('can be drawn on before the model has arrived, and reads the waiting ink then', async () => {
    const release = rig.proxy.hold(WEIGHTS);
    await app.open();
    await app.refuse();
    await drawWithMouse(app.page, app.area, digitStrokes(5));
    await app.page.getByText('The reader is loading. Your drawing is read as soon as it’s ready.').waitFor();
    await expect.poll(() => rig.proxy.paths().filter((path) => WEIGHTS.test(path)).length).toBe(1);
    await expect.poll(() => app.reading.textContent()).toBe('');
    release();
    await app.reads('5');
  });

  it('starts and reads with no network at all after the first visit', async () => {
    await app.isKept();
    expect((await kept(app.page)).cached.some((url) => WEIGHTS.test(url))).toBe(true);
    rig.proxy.online = false;
    await app.page.reload();
    expect(await app.draw(digitStrokes(2))).toBe('2');
    await app.goTo('Practice');
    await app.page.getByRole('heading', { name: /^Write \d$/ }).waitFor();
    await app.goTo('Privacy');
    await app.region('Stored on this device').waitFor();
    await expect.poll(() => app.sharingSwitch.getAttribute('aria-checked')).toBe('false');
  });

  it.each([
    ['/', 'Draw', 'Draw a digit'],
    ['/number', 'Number', 'Write a number'],
    ['/practice', 'Practice', /^Write \d$/],
    ['/privacy', 'Privacy', 'Privacy'],
    ['/settings', 'Settings', 'Settings'],
  ])('opens %s with no network, first of all pages', async (path, name, heading) => {
    await app.open(path);
    await app.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    const link = app.page.getByRole('link', { name, exact: true }).filter({ visible: true }).first();
    await expect.poll(() => link.getAttribute('aria-current')).toBe('page');
    if (name !== 'Privacy' && name !== 'Settings') await app.area.waitFor();
    expect(rig.pageErrors.filter((error) => !/net::ERR/.test(error))).toEqual([]);
  });

  it('sent and counted nothing without sharing', async () => {
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
  });
});
