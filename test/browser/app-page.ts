import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stroke } from '../../src/ink';
import { numberStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';
import { waitForReader } from './reader-watch';

/** Longest wait for something on the page, in ms; the machine may be busy. */
const PATIENCE_MS = 30_000;

/** A file as a file chooser gives it. */
export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** CSS pixels between two mouse positions of a number: it has many digits, and they are small. */
const HASTY_STEP = 2;

/** The app as a person finds it: by the names that are on the screen. */
export class AppPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Before you start' });
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

  async goTo(link: 'Draw' | 'Number' | 'Practice' | 'Image' | 'Privacy' | 'Settings'): Promise<void> {
    await this.page.getByRole('link', { name: link, exact: true }).filter({ visible: true }).first().click();
  }

  async agree(): Promise<void> {
    await this.button('Agree and share failure rates').click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Draws with the mouse and waits for the reading of all of it: a digit, a number, or "Not sure". */
  async draw(strokes: readonly Stroke[]): Promise<string> {
    await drawWithMouse(this.page, this.area, strokes);
    return await this.settledReading();
  }

  /** Writes a number with the mouse, hastily, and waits for the reading of all of it. */
  async write(number: string): Promise<string> {
    // Until the Number page is there the sheet is that of the page before, and about to go.
    await this.numberDigits.waitFor({ state: 'attached' });
    await drawWithMouse(this.page, this.area, numberStrokes(number), HASTY_STEP);
    return await this.settledReading();
  }

  /** The reading of all of the ink: what is shown once the reader has answered, and while the page goes on with it. */
  async settledReading(): Promise<string> {
    let last = '';
    let steady = false;
    const deadline = Date.now() + PATIENCE_MS;
    while (!steady) {
      if (Date.now() > deadline) throw new Error(`no steady reading; the last was "${last}"`);
      await waitForReader(this.page);
      const text = ((await this.reading.textContent()) ?? '').trim();
      steady = text === last && text !== '';
      last = text;
      await this.page.waitForTimeout(30);
    }
    expect(last).toMatch(/^([0-9]{1,12}|Not sure)$/);
    return last;
  }

  /** On the Image page: chooses a picture file by the button, and waits for what is read in it. */
  async choosePicture(file: PictureFile, button = 'Choose a picture'): Promise<string> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await chooser).setFiles(file);
    return await this.pictureReading();
  }

  /** On the Image page: what is read, a line for each number; '' where it says why there is nothing. */
  async pictureReading(): Promise<string> {
    const boxed = this.page.getByLabel('Your picture').locator('xpath=following-sibling::*/span');
    await boxed.or(this.page.getByRole('alert')).first().waitFor();
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

  /** On the Number page: the button of the digit at a place, counted from 1. */
  digitAt(place: number): Locator {
    return this.numberDigits.getByRole('button', { name: new RegExp(`^Digit ${place}: \\d$`) });
  }

  /** On the Number page: says which digit was meant at a place, counted from 1. */
  async correctDigit(place: number, digit: number): Promise<void> {
    // A second press would take the choice back.
    if ((await this.digitAt(place).getAttribute('aria-pressed')) !== 'true') {
      await this.digitAt(place).click();
    }
    await this.pickMeant(digit);
  }

  /** The readings of this session, each with its thumbnail; pressing one copies it. */
  get sessionReadings(): Locator {
    const group = this.page.getByRole('group', { name: 'Readings of this session' });
    return group.getByRole('listitem').getByRole('button');
  }

  /** What lies in the clipboard, by pasting it into another page. */
  async clipboard(): Promise<string> {
    const other = await this.page.context().newPage();
    try {
      await other.setContent('<input aria-label="Paste here">');
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

  /** The boxes over the ink, for the eye only. */
  get numberBoxes(): Locator {
    return this.area.locator('xpath=following-sibling::*[@aria-hidden="true"]/span');
  }

  async next(): Promise<void> {
    await this.button('Next').click();
    await expect
      .poll(async () => (await this.reading.textContent())?.trim(), { timeout: PATIENCE_MS })
      .toBe('');
  }

  /** The JSON text of the next report as the privacy page shows it. */
  async nextReportBody(): Promise<string> {
    return (await this.region('Next report').locator('pre').textContent()) ?? '';
  }
}
