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
