import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stroke } from '../../src/ink';
import { numberStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';

/** Longest wait for something on the page, in ms: on a busy machine WebGL in software is slow. */
const PATIENCE_MS = 60_000;
const PATIENCE = { timeout: PATIENCE_MS, interval: 20 };

/** A page, by the name of its link. */
type PageName = 'Draw' | 'Number' | 'Practice' | 'Image' | 'Privacy' | 'Settings';

/** A file as a file chooser gives it. */
export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The app as a person finds it: by the names that are on the screen. */
export class AppPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** The question about sharing, beside the work. */
  get question(): Locator {
    return this.region('Help Inktally improve?');
  }
  /** The policy, opened from the question. */
  get policy(): Locator {
    return this.page.getByRole('dialog', { name: 'Privacy policy' });
  }
  get area(): Locator {
    return this.page.getByLabel('Drawing area');
  }
  get reading(): Locator {
    return this.page.getByRole('status', { name: 'Reading' });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
  get sharingSwitch(): Locator {
    return this.page.getByRole('switch', { name: 'Share failure rates' });
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  /** Changes the size of the screen, and waits until the page is laid out for it. */
  async resize(viewport: { width: number; height: number }): Promise<void> {
    await this.page.setViewportSize(viewport);
    await this.painted();
  }

  /** What has happened in the page by now is on the screen. */
  async painted(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** The reader is there, and the page has had a moment for whatever it begins then. */
  async atRest(): Promise<void> {
    await this.page.getByText('The reading appears here as you write.', { exact: true }).waitFor();
    await this.page.evaluate(
      () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
    );
  }

  /**
   * The service worker has taken the page over: all files are on the device, and it
   * is served from there.
   */
  async isKept(): Promise<void> {
    await this.page.evaluate(async () => {
      const { serviceWorker } = navigator;
      const { active } = await serviceWorker.ready;
      const isUp = () => active?.state === 'activated' && serviceWorker.controller !== null;
      await new Promise<void>((resolve) => {
        const look = () => isUp() && resolve();
        active?.addEventListener('statechange', look);
        serviceWorker.addEventListener('controllerchange', look);
        look();
      });
    });
  }

  /** Presses the link to a page; whether the page then comes is another matter. */
  async press(link: PageName): Promise<void> {
    await this.page.getByRole('link', { name: link, exact: true }).filter({ visible: true }).first().click();
  }

  /** Goes to a page, and waits until it is shown. */
  async goTo(link: PageName): Promise<void> {
    await this.press(link);
    await this.page.waitForFunction((title) => document.title === title, `${link} · Inktally`, {
      polling: PATIENCE.interval,
    });
  }

  async agree(): Promise<void> {
    await this.choose('Agree and share counts');
  }

  /** @param choice what the button says, where the page is not in English */
  async refuse(choice = 'Use without sharing'): Promise<void> {
    await this.choose(choice);
  }

  /**
   * Answers the question about sharing. Where it is not asked yet, this opens the Privacy page,
   * which asks at once, and comes back.
   */
  private async choose(choice: string): Promise<void> {
    const { page } = this;
    // Where the policy is open, it has the answers too.
    const answer = this.button(choice).last();
    await page.waitForFunction(() => document.title.includes('·'));
    const title = await page.title();
    const isAsked = await answer.isVisible();
    if (!isAsked) await page.locator('nav a[href="/privacy"]').click();
    await answer.click();
    // It goes once the choice is stored.
    await answer.waitFor({ state: 'detached' });
    if (isAsked) return;
    await page.goBack();
    await page.waitForFunction((expected) => document.title === expected, title, {
      polling: PATIENCE.interval,
    });
  }

  /** Opens the whole policy from the question. */
  async openPolicy(): Promise<void> {
    await this.question.getByRole('link', { name: 'Privacy policy' }).click();
    await this.policy.getByRole('article').waitFor();
  }

  /** Deletes everything, on the Privacy page, which then asks about sharing again. */
  async deleteEverything(): Promise<void> {
    await this.button('Delete everything').click();
    await this.button('Yes, delete').click();
    await this.question.waitFor();
  }

  /**
   * Draws with the mouse and waits for the reading of all of it: a digit, a number, or "Not sure".
   */
  async draw(strokes: readonly Stroke[]): Promise<string> {
    await drawWithMouse(this.page, this.area, strokes);
    return await this.settledReading();
  }

  /** Writes a number with the mouse and waits for the reading of all of it. */
  async write(number: string): Promise<string> {
    return await this.draw(numberStrokes(number));
  }

  /** What is shown is of the newest ink. */
  async isRead(): Promise<void> {
    await this.reading.and(this.page.locator(':not([aria-busy="true"])')).waitFor({ state: 'attached' });
  }

  /** The reading of all of the ink. */
  async settledReading(): Promise<string> {
    await this.isRead();
    const text = (await this.reading.textContent()) ?? '';
    expect(text).toMatch(/^([0-9]{1,12}|Not sure)$/);
    return text;
  }

  /** On the Image page: chooses a picture file by the button, and waits for what is read in it. */
  async choosePicture(file: PictureFile, button = 'Choose a picture'): Promise<string> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await chooser).setFiles(file);
    return await this.pictureReading();
  }

  /**
   * On the Image page: what is read, a line for each number; '' where it says why there is nothing.
   */
  async pictureReading(): Promise<string> {
    await this.numberBoxes.or(this.page.getByRole('alert')).first().waitFor();
    return (await this.reading.textContent()) ?? '';
  }

  /** The key that says a digit was meant. */
  meantKey(digit: number): Locator {
    const group = this.page.getByRole('group', { name: 'Which digit did you mean?' });
    return group.getByRole('button', { name: String(digit), exact: true });
  }

  async pickMeant(digit: number): Promise<void> {
    await this.meantKey(digit).click();
  }

  /** On the Number or Image page: the box of the digit at a place, counted from 1. */
  digitAt(place: number): Locator {
    return this.numberDigits.getByRole('button', { name: new RegExp(`^Digit ${place}: \\d$`) });
  }

  /** On the Number or Image page: says which digit was meant at a place, counted from 1. */
  async correctDigit(place: number, digit: number): Promise<void> {
    // A second press would take the choice back.
    if ((await this.digitAt(place).getAttribute('aria-pressed')) !== 'true') {
      await this.digitAt(place).click();
    }
    await this.pickMeant(digit);
  }

  /** The readings of this session, each with its thumbnail; pressing one copies it. */
  get sessionReadings(): Locator {
    const group = this.page.getByRole('group', { name: 'This session' });
    return group.getByRole('listitem').getByRole('button');
  }

  /** What these readings are called, the newest first. */
  sessionNames(): Promise<(string | null)[]> {
    return this.sessionReadings.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  }

  /** What lies in the clipboard, by pasting it into another page. */
  async clipboard(): Promise<string> {
    const other = await this.page.context().newPage();
    try {
      await other.setContent('<textarea aria-label="Paste here"></textarea>');
      const field = other.getByLabel('Paste here');
      await field.press('Control+v');
      return await field.inputValue();
    } finally {
      await other.close();
    }
  }

  get numberDigits(): Locator {
    return this.page.getByRole('group', { name: 'Digits', exact: true });
  }

  /** The boxes over the ink: a button for each digit. */
  get numberBoxes(): Locator {
    return this.numberDigits.getByRole('button');
  }

  /** The reading is, or becomes, this very text. */
  async reads(text: string): Promise<void> {
    await expect.poll(() => this.reading.textContent(), PATIENCE).toBe(text);
  }

  /** Goes on to the next drawing: the sheet is blank then. */
  async next(): Promise<void> {
    await this.button('Next').click();
    await this.reads('');
  }

  /** Goes on to the next drawing on Draw or Number, and waits until this one is counted. */
  async count(): Promise<void> {
    await this.next();
    await this.page.getByText('Added to the tally.', { exact: true }).waitFor();
  }

  /** Takes all ink away. */
  async clear(): Promise<void> {
    await this.button('Clear').click();
    await this.reads('');
  }

  /** On the Draw page: opens the menu of what is seldom needed. */
  async more(): Promise<void> {
    await this.button('More').click();
  }

  /** On the Draw page: copies the digit, and returns what is in the clipboard then. */
  async copyDigit(): Promise<string> {
    await this.more();
    await this.button('Copy').click();
    await this.page.getByText('Copied.').waitFor();
    const text = await this.clipboard();
    await this.more();
    return text;
  }

  /** On the Privacy page. */
  async unfoldPolicy(): Promise<void> {
    await this.page.locator('summary', { hasText: 'Privacy policy' }).click();
    await this.page.getByRole('article', { name: 'Privacy policy' }).waitFor();
  }

  /** The JSON text of the next report as the privacy page shows it. */
  async nextReportBody(): Promise<string> {
    return (await this.region('Next report').locator('pre').textContent()) ?? '';
  }
}
