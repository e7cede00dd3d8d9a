import { digitStrokes } from '../fixtures';
import type { AppPage } from './app-page';
import { drawWithMouse } from './drawing';

/** On the Practice page: the digit that is asked for. */
export async function askedDigit(app: AppPage): Promise<number> {
  const heading = app.page.getByRole('heading', { name: /^Write \d$/ });
  return Number((await heading.textContent())?.replace(/\D/g, ''));
}

/** Writes the digit that is asked for; the page goes on by itself. @param written of this round then */
export async function writeAsked(app: AppPage, written: string): Promise<number> {
  const asked = await askedDigit(app);
  await drawWithMouse(app.page, app.area, digitStrokes(asked));
  const progress = app.page.getByRole('img', { name: new RegExp(`^${written} written`) });
  await progress.or(app.button('New round')).first().waitFor();
  return asked;
}

/** A digit that is not asked for: reading it does not go on by itself. */
export async function otherDigit(app: AppPage): Promise<number> {
  return ((await askedDigit(app)) + 1) % 10;
}

/** Runs in the page: headless browsers have nothing to share with. The second time it is closed. */
export function shareWithTest(): void {
  const shared: File[] = [];
  const canShare = ({ files = [] }: ShareData = {}) => files.length > 0;
  const share = async ({ files = [] }: ShareData) => {
    shared.push(...files);
    if (shared.length > 1) throw new DOMException('closed', 'AbortError');
  };
  Object.assign(globalThis, { shared });
  Object.assign(navigator, { canShare, share });
}

/** What was shared with the test: name, type and size of each picture. */
export function sharedPictures(app: AppPage): Promise<string[]> {
  return app.page.evaluate(async () => {
    const { shared } = globalThis as unknown as { shared: File[] };
    return await Promise.all(
      shared.map(async (file) => {
        const { width, height } = await createImageBitmap(file);
        return `${file.name}, ${file.type}, ${width} x ${height}`;
      }),
    );
  });
}
