import type { Stroke } from '../../../src/ink';
import type { Picture } from '../../../src/picture';
import { type Random, seededRandom } from '../../../src/random';
import type { PictureReading } from '../../../src/recognizer/node';
import { frameOf, mapPoints } from '../geometry';
import { type PictureLook, PLAIN_LOOK, pictureOf } from '../made-pictures';
import { amountsBeside } from './amounts';
import { numberSamples } from './numbers';
import type { DigitInk } from './samples';

/** How pictures of one kind were read. */
export interface PictureFigures {
  readonly pictures: string;
  readonly count: number;
  /** Share in which exactly what is written was read, and nothing else, 0 to 1; accepted or not. */
  readonly exact: number;
  /** Share in which something was read and all of it accepted, 0 to 1. */
  readonly accepted: number;
  /** Share of these in which it was not what is written; `null` where none was accepted. */
  readonly error: number | null;
}

type ReadPicture = (picture: Picture) => PictureReading;

/** What is written in a picture. */
interface Writing {
  readonly label: string;
  readonly strokes: readonly Stroke[];
}

const LOOKS: Readonly<Record<string, Partial<PictureLook>>> = {
  'plain paper': {},
  'a thin pen': { pen: 0.04 },
  'a thick pen': { pen: 0.13 },
  '24 pixels high': { height: 24 },
  '300 pixels high': { height: 300, margin: 0.3 },
  'in pencil, with noise': { ink: 0.45, noise: 0.03 },
  'half in the shade, with noise': { shade: 0.6, noise: 0.06 },
  'light on dark, half in the shade, with noise': { inverted: true, shade: 0.4, noise: 0.04 },
  'ruled paper': { paper: 'ruled' },
  'squared paper': { paper: 'squared' },
  'squared paper, turned by 2°, half in the shade, with noise': {
    paper: 'squared',
    degrees: 2,
    shade: 0.4,
    noise: 0.03,
  },
  'turned by 5°': { degrees: 5 },
};

const SEED = 20261125;
const LINES = 100;
const DIGITS_IN_LINE = 4;
/** Writers with fewer digits are not taken. */
const LEAST_DIGITS = 20;
/**
 * Height of a digit, in the unit of the strokes, how much heights differ, and the
 * free space between two.
 */
const HEIGHT = 100;
const HEIGHT_SPREAD = 0.3;
const GAP = [20, 50] as const;

/**
 * Made pictures of validation writers' digits, four of one writer in a line, under many conditions;
 * of their whole numbers; and real amounts, where they are there.
 *
 * @param folder of the ink, see `numberSamples`
 */
export async function pictureFigures(
  read: ReadPicture,
  digits: readonly DigitInk[],
  folder: string,
): Promise<PictureFigures[]> {
  const lines = linesOf(digits, seededRandom(SEED));
  const rows = Object.entries(LOOKS).map(([name, look]) =>
    figuresOf(`lines of four digits, ${name}`, lines, look, read),
  );
  const numbers = await numberSamples(folder, 'validation');
  rows.push(figuresOf('whole numbers, plain paper', numbers, {}, read));
  rows.push(figuresOf('whole numbers, squared paper', numbers, { paper: 'squared' }, read));
  const amounts = await amountsBeside(folder);
  if (amounts) {
    rows.push(
      figuresFrom(
        'real amounts',
        amounts.map(({ picture, number }) => outcomeOf(read(picture), number)),
      ),
    );
  }
  return rows;
}

function figuresOf(
  pictures: string,
  writings: readonly Writing[],
  look: Partial<PictureLook>,
  read: ReadPicture,
): PictureFigures {
  const random = seededRandom(SEED);
  return figuresFrom(
    pictures,
    writings.map(({ label, strokes }) =>
      outcomeOf(read(pictureOf(strokes, { ...PLAIN_LOOK, ...look }, random)), label),
    ),
  );
}

function outcomeOf({ lines }: PictureReading, label: string) {
  return {
    right: lines.map(({ number }) => number).join(' ') === label,
    accepted: lines.length > 0 && lines.every(({ accepted }) => accepted),
  };
}

function figuresFrom(
  pictures: string,
  outcomes: readonly { readonly right: boolean; readonly accepted: boolean }[],
): PictureFigures {
  const accepted = outcomes.filter((outcome) => outcome.accepted);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    pictures,
    count: outcomes.length,
    exact: share(outcomes.filter(({ right }) => right).length, outcomes.length),
    accepted: share(accepted.length, outcomes.length),
    error: accepted.length === 0 ? null : accepted.filter(({ right }) => !right).length / accepted.length,
  };
}

/** Lines of digits of one writer each, the writers in turn. */
function linesOf(digits: readonly DigitInk[], random: Random): Writing[] {
  const byWriter = new Map<string, DigitInk[]>();
  for (const ink of digits) byWriter.set(ink.writer, [...(byWriter.get(ink.writer) ?? []), ink]);
  const writers = [...byWriter.values()].filter((own) => own.length >= LEAST_DIGITS);
  if (writers.length === 0) return [];
  return Array.from({ length: LINES }, (_, i) => {
    const own = writers[i % writers.length] ?? [];
    let left = 0;
    const chosen = Array.from(
      { length: DIGITS_IN_LINE },
      () => own[Math.floor(random.uniform() * own.length)],
    );
    const strokes = chosen.flatMap((ink) => {
      const frame = frameOf(ink?.strokes ?? []);
      const height = HEIGHT * (1 + HEIGHT_SPREAD * (random.uniform() - 0.5));
      const unit = height / Math.max(frame.height, frame.width * 0.8);
      const placed = mapPoints(ink?.strokes ?? [], (x, y) => [
        left + (x - frame.left) * unit,
        (y - frame.top - frame.height) * unit,
      ]);
      left += frame.width * unit + GAP[0] + (GAP[1] - GAP[0]) * random.uniform();
      return placed;
    });
    return { label: chosen.map((ink) => ink?.digit ?? '').join(''), strokes };
  });
}
