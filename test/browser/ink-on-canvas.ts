import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certainty } from '../../src/app/reader/certainty';
import { recognize as recognizeCommand } from '../../src/cli/recognition/command';
import { boundsOf, DOT_EXTENT, type Stroke } from '../../src/ink';
import { jsonLines, run } from '../command/run';
import { joinedStroke, strokeToFlat } from '../fixtures';
import { AppPage } from './app-page';
import { type DrawnInk, drawnInk, type InkAmount, type LabelledInk } from './drawn-ink';
import { QuickSheet } from './quick-sheet';
import { DESKTOP, type Rig, startRig } from './rig';

/** Least confidence of a digit that the page offers as a guess. */
const LEAST_GUESS = 0.05;
/** The last digit of a percentage as shown; the sum is for the rounding of the difference. */
const ONE_IN_THE_LAST_DIGIT = 1 + 1e-6;
/**
 * Least shares read right, far under what any published model reads: a page that is sure of
 * nothing would agree, too.
 */
const LEAST_DIGITS_RIGHT = 0.9;
const LEAST_NUMBERS_RIGHT = 0.5;

/** One reading, as the page says it. */
interface Said {
  /** What was read, or what it might be; empty where nothing is offered. */
  readonly text: string;
  readonly accepted: boolean;
  /** How sure it is, in percent as shown; `null` where nothing is offered. */
  readonly percent: number | null;
}

const NOTHING: Said = { text: '', accepted: false, percent: null };

/** Describes how so much ink is read that is drawn on the canvas. */
export function describeInk(amount: InkAmount): void {
  describe('ink drawn on the canvas', () => {
    let rig: Rig;
    let app: AppPage;
    let ink: DrawnInk;

    beforeAll(async () => {
      ink = await drawnInk(amount);
      rig = await startRig({ viewport: DESKTOP });
      app = new AppPage(rig.page, rig.origin);
      await app.open();
      await app.refuse();
    });
    afterAll(async () => {
      await rig?.close();
    });

    it('is read digit by digit as the command line reads it, which learns as the page does', async () => {
      const drawn = await drawAll(app, ink.digits, (meant) => app.pickMeant(Number(meant)));
      const answers = await recognize(
        ['--session'],
        drawn.map(({ strokes, label }) => ({ strokes, session: 'page', meant: Number(label) })),
      );
      const expected = answers.map(({ digit, confidence, accepted }) =>
        accepted || Number(confidence) >= LEAST_GUESS ? said(digit, accepted, confidence) : NOTHING,
      );
      expectSame(drawn, expected);
      expect(shareRight(drawn)).toBeGreaterThanOrEqual(LEAST_DIGITS_RIGHT);
    });

    it('is read number by number as the command line reads it, which learns as the page does', async () => {
      // In a new session.
      await app.open('/number');
      // The lattice alone reads 83: the line network comes later, and has it read again.
      await app.draw([joinedStroke('33')]);
      await app.reads('33');
      await app.clear();
      const drawn = await drawAll(app, ink.numbers, (meant) => correctNumber(app, meant));
      expectSame(drawn, await answersTo(drawn));
      expect(shareRight(drawn)).toBeGreaterThanOrEqual(LEAST_NUMBERS_RIGHT);
    });

    it('met no error', () => {
      expect(rig.strangers()).toEqual([]);
      expect(rig.pageErrors).toEqual([]);
    });
  });
}

/** What the command line says of numbers in a session. */
async function answersTo(drawn: readonly Drawn[]): Promise<Said[]> {
  // The command takes any unit and so knows no size of a dot; the page leaves dots out of a line.
  const answers = await recognize(
    ['--number', '--session'],
    drawn.map(({ strokes, label }) => ({
      strokes: strokes.filter(isNoDot),
      session: 'page',
      meant: label || null,
    })),
  );
  return answers.map(({ number, confidence, accepted }) =>
    number === '' ? NOTHING : said(number, accepted, confidence),
  );
}

/** Says each digit that is misread or unsure, or that all are right; nothing of another length. */
async function correctNumber(app: AppPage, meant: string): Promise<void> {
  const boxes = await app.numberBoxes.evaluateAll((all) =>
    all.map((box) => ({ digit: box.textContent ?? '', unsure: box.getAttribute('data-state') === 'unsure' })),
  );
  if (boxes.length !== meant.length) return;
  const read = boxes.map(({ digit }) => digit).join('');
  // Then each digit is sure, but not the number.
  const doubtful = boxes.length > 1 && (await app.button(`${read}?`).count()) > 0;
  if (doubtful && read === meant) return app.button(`${read}?`).click();
  for (const [i, { digit, unsure }] of boxes.entries()) {
    if (digit !== meant[i] || (unsure && !doubtful)) await app.correctDigit(i + 1, Number(meant[i]));
  }
}

/** One drawing: what was meant, the strokes as the page has them, and what it says. */
interface Drawn {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly said: Said;
}

/** @param correct says which digit was meant, where it was misread or refused */
async function drawAll(
  app: AppPage,
  all: readonly LabelledInk[],
  correct: (meant: string) => Promise<void>,
): Promise<Drawn[]> {
  const sheet = await QuickSheet.of(app);
  const drawn: Drawn[] = [];
  for (const { label, strokes } of all) {
    const onPage = await sheet.draw(strokes);
    const shown = await saidBy(app);
    drawn.push({ label, strokes: onPage, said: shown });
    if (!isRight(label, shown)) await correct(label);
    await sheet.next();
  }
  return drawn;
}

/** What the reading card says: what was read, and the line beside it. */
async function saidBy(app: AppPage): Promise<Said> {
  const { reading, line } = await app.reading.evaluate((status) => {
    const card = status.parentElement?.parentElement;
    // A refused number is named in a text, a refused digit on a button only.
    const text = card?.querySelector('p');
    const guess = card?.querySelector('[role="group"] button[title]');
    const says = text?.textContent.startsWith('It might be ') ? text : (guess ?? text);
    return {
      reading: status.textContent,
      line: `${says?.textContent} ${says?.getAttribute('title')}`,
    };
  });
  if (reading !== 'Not sure') return { text: reading, accepted: true, percent: percentIn(line) };
  const [, guess] = /^(?:It might be )?(\d+)\??[ (]/.exec(line) ?? [];
  return guess === undefined ? NOTHING : { text: guess, accepted: false, percent: percentIn(line) };
}

function said(text: unknown, accepted: unknown, confidence: unknown): Said {
  const percent = percentIn(certainty(Number(confidence), accepted === true, 'en'));
  return { text: String(text), accepted: accepted === true, percent };
}

function percentIn(text: string): number {
  const [, number] = /([\d.]+)%/.exec(text) ?? [];
  if (number === undefined) throw new Error(`there is no percentage in "${text}"`);
  return Number(number);
}

/** What `npm run -s recognize` answers to the drawings, in their order. */
async function recognize(
  args: readonly string[],
  drawings: readonly { readonly strokes: readonly Stroke[] }[],
): Promise<Record<string, unknown>[]> {
  const lines = drawings.map(({ strokes, ...more }, id) =>
    JSON.stringify({ id, strokes: strokes.map(strokeToFlat), ...more }),
  );
  const { status, stdout, stderr } = await run('recognize', recognizeCommand, [...args, '-'], {
    input: `${lines.join('\n')}\n`,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const answers = jsonLines(stdout);
  expect(answers.map(({ id }) => id)).toEqual(drawings.map((_, id) => id));
  return answers;
}

function isNoDot(stroke: Stroke): boolean {
  const bounds = boundsOf([stroke]);
  if (!bounds) return false;
  return Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) > DOT_EXTENT;
}

/**
 * Every drawing is read the same, is accepted or refused alike, and is as sure, but for the
 * rounding of what is shown.
 */
function expectSame(drawn: readonly Drawn[], expected: readonly Said[]): void {
  const different = drawn.flatMap(({ label, said: shown }, i) => {
    const wanted = expected[i];
    return wanted && isSame(shown, wanted) ? [] : [{ label, shown, wanted }];
  });
  expect(different).toEqual([]);
}

function isSame(a: Said, b: Said): boolean {
  const apart = a.percent === null || b.percent === null ? 0 : Math.abs(a.percent - b.percent);
  return a.text === b.text && a.accepted === b.accepted && apart <= ONE_IN_THE_LAST_DIGIT;
}

function shareRight(drawn: readonly Drawn[]): number {
  return drawn.filter(({ label, said: shown }) => isRight(label, shown)).length / drawn.length;
}

function isRight(label: string, { text, accepted }: Said): boolean {
  return accepted && text === label;
}
