import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes, numberStrokes } from '../fixtures';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { AppPage } from './app-page';
import { pictureFile } from './pictures';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}

interface Manifest {
  readonly id: string;
  readonly categories: readonly string[];
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly url: string;
    readonly icons: readonly { readonly src: string }[];
  }[];
}

const manifest: Manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

// For all groups but the first, in which the app is installed.
const { rig, app } = withRig({ ownBrowser: true });

describe('installing', () => {
  // Otherwise Chromium offers it only after half a minute of use.
  const { rig, app } = withRig({ ownBrowser: true, args: ['--bypass-app-banner-engagement-checks'] });

  beforeAll(async () => {
    // A slow first start: the app comes after the browser's offer.
    await rig.context.addInitScript(() => {
      if (navigator.serviceWorker.controller) return;
      const offered = new Promise((resolve) => addEventListener('beforeinstallprompt', resolve));
      const nextFrame = requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (callback) => {
        offered.then(() => nextFrame(callback));
        return 0;
      };
    });
    await app.open();
    await app.refuse();
    await app.isKept();
  });

  it('is possible by Chromium’s own criteria', async () => {
    const session = await rig.context.newCDPSession(app.page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toBe(`${rig.origin}/manifest.webmanifest`);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
  });

  it('has an identity, icons of both kinds and pictures of both shapes, each as large as it says', async () => {
    expect(manifest.id).toBe('/');
    expect(manifest.categories.length).toBeGreaterThan(0);
    expect(new Set(manifest.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']));
    expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
      new Set(['narrow', 'wide']),
    );
    for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
      const answer = await fetch(`${rig.server.url}${src}`);
      expect(answer.status, src).toBe(200);
      expect(answer.headers.get('content-type'), src).toContain(type);
      if (type === 'image/png') expect(sizeOf(Buffer.from(await answer.arrayBuffer())), src).toBe(sizes);
    }
  });

  it('keeps no pictures for the shop window on the device', async () => {
    const kept = await app.page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.filter((path) => path.startsWith('/screenshots/'))).toEqual([]);
    expect(kept.some((path) => path.startsWith('/assets/'))).toBe(true);
  });

  it('has shortcuts to pages that offline.test.ts shows to open without a network', () => {
    expect(manifest.shortcuts.map(({ name, url }) => [name, url])).toEqual([
      ['Draw', '/'],
      ['Number', '/number'],
      ['Practice', '/practice'],
    ]);
    expect(new Set(manifest.shortcuts.map(({ icons: [icon] }) => icon?.src)).size).toBe(3);
  });

  it('is offered by a button where the browser offers it, be it before the app has started', async () => {
    await app.goTo('Settings');
    await app.button('Install the app').waitFor();
    await expectSound(app);
  });

  it('reads the picture that the system opens with it', async () => {
    const session = await rig.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser takes no commands of its own');
    const manifestId = `${rig.origin}/`;
    await session.send('PWA.install', { manifestId, installUrlOrBundleUrl: manifestId });
    const { fileHandlers } = await session.send('PWA.getOsAppState', { manifestId });
    expect(fileHandlers.map(({ action }) => action)).toEqual([`${rig.origin}/image`]);
    const { name, buffer } = pictureFile(numberStrokes('1995'));
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), buffer);
    const opened = rig.context.waitForEvent('page');
    await session.send('PWA.launchFilesInApp', { manifestId, files: [join(folder, name)] });
    const launched = new AppPage(await opened, rig.origin);
    await launched.page.getByText(/^1995, /).waitFor();
    expect(new URL(launched.page.url()).pathname).toBe('/image');
  });

  it('met no error', () => {
    expect(rig.strangers()).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });
});

describe('lasting storage', () => {
  it('is asked for after the first count, once, and not before', async () => {
    await rig.context.addInitScript(() => {
      const asked: number[] = [];
      Object.assign(globalThis, { asked });
      const persist = navigator.storage.persist.bind(navigator.storage);
      navigator.storage.persist = () => {
        asked.push(Date.now());
        return persist();
      };
    });
    const times = () => app.page.evaluate(() => (globalThis as unknown as { asked: number[] }).asked.length);
    await app.open();
    await app.agree();
    await app.draw(digitStrokes(5));
    expect(await times()).toBe(0);
    await app.count();
    await expect.poll(times).toBe(1);
    await app.draw(digitStrokes(6));
    await app.count();
    expect(await times()).toBe(1);
  });
});

describe('installing by hand', () => {
  it('is explained on an iPhone, and no more where it is installed', async () => {
    // The page finds what Safari there shows: this property, and no offer by the browser.
    await rig.context.addInitScript(() => {
      Object.defineProperty(navigator, 'standalone', { value: location.hash === '#installed' });
      window.addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation());
    });
    await app.open('/settings');
    await app.page.getByText('Add to Home Screen').waitFor();
    await expectSound(app);
    await app.open('/settings#installed');
    await app.page.reload();
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await expect.poll(() => app.page.getByText('Add to Home Screen').count()).toBe(0);
  });
});
