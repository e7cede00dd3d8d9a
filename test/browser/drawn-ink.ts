/** The ink that `ink-on-canvas.ts` draws. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_INK_DIR, readInk } from '../../model/training/data';
import { DIGITS_FILE, NUMBERS_FILE } from '../../model/training/evaluation/numbers';
import { type Part, splitOf } from '../../model/training/split';
import type { Stroke } from '../../src/ink';
import { digitStrokes, drawnDigits, numberStrokes } from '../fixtures';

/** Numbers made of the fixtures, wide and narrow in turn. */
const COMPOSED = ['7', '31', '205', '1995', '86420', '271828', '5558123', '314159265358'];

/** What was written, and how. */
export interface LabelledInk {
  readonly label: string;
  readonly strokes: readonly Stroke[];
}

/** How much real ink is drawn. */
export interface InkAmount {
  readonly digits: number;
  readonly numbers: number;
}

export interface DrawnInk {
  readonly digits: readonly LabelledInk[];
  readonly numbers: readonly LabelledInk[];
}

/**
 * The fixtures and, where the real ink lies beside the checkout, so much of it: of the
 * validation writers, and as they wrote fewer numbers, the rest of the training writers'.
 * Nothing of the test writers.
 */
export async function drawnInk(amount: InkAmount): Promise<DrawnInk> {
  const digits = Object.keys(drawnDigits).map((label) => ({ label, strokes: digitStrokes(label) }));
  const numbers = COMPOSED.map((label, i) => ({
    label,
    strokes: numberStrokes(label, { gap: i % 2 === 0 ? 0.25 : 0.1 }),
  }));
  if (amount.digits === 0 && amount.numbers === 0) return { digits, numbers };
  const missing = [DIGITS_FILE, NUMBERS_FILE].filter((file) => !existsSync(join(DEFAULT_INK_DIR, file)));
  if (missing.length > 0) {
    console.warn(
      `\n*** ${DEFAULT_INK_DIR} has no ${missing.join(' and no ')}: NO REAL INK is drawn, only the drawings of test/fixtures ***\n`,
    );
    return { digits, numbers };
  }
  const realDigits = await inkOf(DIGITS_FILE, 'validation');
  const own = await inkOf(NUMBERS_FILE, 'validation');
  const others = await inkOf(NUMBERS_FILE, 'train');
  return {
    digits: [...digits, ...spread(realDigits, amount.digits)],
    numbers: [
      ...numbers,
      ...spread(own, amount.numbers),
      ...spread(others, amount.numbers - Math.min(own.length, amount.numbers)),
    ],
  };
}

/**
 * So many of them, evenly spread, so that many writers are among them; all where there are no more.
 */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}

async function inkOf(file: string, part: Part): Promise<LabelledInk[]> {
  const ink: LabelledInk[] = [];
  for await (const sample of readInk(join(DEFAULT_INK_DIR, file))) {
    if (splitOf(sample.writer) === part) ink.push(sample);
  }
  return ink;
}
