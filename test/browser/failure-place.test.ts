import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Messages } from '../../src/app/i18n';
import type { LanguageTag } from '../../src/languages';
import { allMessages } from '../app/all-messages';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { drawWithMouse } from './drawing';
import { withoutWasm } from './recording-proxy';
import { DESKTOP, PHONE, type Rig, startRig } from './rig';
import { expectRoomy } from './soundness';

const SMALL_PHONE = { width: 360, height: 740 };
const PATHS = ['/', '/number'];

/** Those with the longest sentences. */
const FAULTS = [
  ['missing', { blocksWasm: false, missing: /\/weights-[\w-]+\.bin/ }],
  ['backend', { blocksWasm: true, missing: /\/worker-webgl-/ }],
] as const;

describe.each([
  { language: 'en', locale: 'en-GB', screens: [PHONE, SMALL_PHONE, DESKTOP] },
  { language: 'zh-Hans', locale: 'zh-CN', screens: [SMALL_PHONE] },
  { language: 'ja', locale: 'ja', screens: [SMALL_PHONE] },
] as const)('a failure of the reader, in $language', ({ language, locale, screens }) => {
  let rig: Rig;
  let app: AppPage;
  let texts: Messages;

  beforeAll(async () => {
    texts = await allMessages(language satisfies LanguageTag);
    rig = await startRig({ locale });
    app = new AppPage(rig.page, rig.origin);
    // Every visit loads anew.
    await rig.context.route('**/sw.js', (route) => route.abort());
    await app.open();
    await app.button(texts.agreement.refuse).click();
  });
  afterAll(async () => {
    await rig?.close();
  });

  const sheet = () => app.page.getByRole('img', { name: texts.drawing.area });
  it.each(screens)('is said, and the sheet stays where it is, at $width x $height', async (viewport) => {
    await app.page.setViewportSize(viewport);
    for (const path of PATHS) {
      rig.proxy.alter(null);
      await app.open(path);
      await drawWithMouse(app.page, sheet(), digitStrokes(1));
      await expect
        .poll(() => app.page.getByRole('status', { name: texts.reading.label }).textContent())
        .toBe('1');
      const place = await sheet().boundingBox();
      for (const [fault, { blocksWasm, missing }] of FAULTS) {
        rig.proxy.alter((file, answer) => {
          if (missing.test(file)) return { ...answer, status: 404 };
          return blocksWasm ? withoutWasm(answer) : answer;
        });
        const session = await rig.context.newCDPSession(app.page);
        await session.send('Network.clearBrowserCache');
        await session.detach();
        await app.open(path);
        await drawWithMouse(app.page, sheet(), digitStrokes(1));
        const sentence = texts.reading.drawingStays(texts.reading.faults[fault]);
        await app.page.getByRole('alert').getByText(sentence, { exact: true }).waitFor();
        expect(await sheet().boundingBox()).toEqual(place);
        await expectRoomy(app);
      }
    }
  });
});
