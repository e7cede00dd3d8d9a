import type { Canvas } from '../../../src/ink';
import type { Random } from '../../../src/random';
import type { LabelledImages } from '../data';
import { composeLine, composeWord } from './compose';
import { type Dice, diceOf } from './dice';
import { drawLine, onDevice } from './draw-line';
import { dresserOf } from './dress';
import { type Alphabet, type Hand, handPicker } from './hands';
import { mnistLines } from './mnist-lines';
import { makeTexture } from './textures';

/** An image of a line, 32 pixels high, and the digits in it. */
export interface MadeLine {
  /** Tones, row by row; see `normalizeTones`. */
  readonly values: Float32Array;
  readonly width: number;
  readonly label: string;
}

/** What lines are made of. All of it is of training writers. */
export interface LineSources {
  readonly hands: readonly Hand[];
  readonly alphabets: readonly Alphabet[];
  readonly mnist: LabelledImages;
}

/** Printed papers; each is cut and mirrored in many ways. */
const TEXTURES = 120;
/** Shares of the lines: writing without digits, blank paper, and digits of MNIST in pictures. */
const WORDS = 0.05;
const BLANKS = 0.01;
const MNIST_SHARE = 0.2;
/** Least and most digits of a line of MNIST's. */
const MNIST_LENGTHS = [1, 8] as const;

/** Makes one line after the other. */
export interface LineMaker {
  /** As it is drawn of strokes in the app. */
  strokeLine(): MadeLine;
  /** As a camera or a scanner sees it. */
  pictureLine(): MadeLine;
}

export function lineMaker(sources: LineSources, random: Random, papers = TEXTURES): LineMaker {
  const dice = diceOf(random);
  const pickHand = handPicker(sources.hands, dice);
  const textures = Array.from({ length: papers }, () => makeTexture(dice));
  const dress = dresserOf(textures, dice);
  const ofMnist = mnistLines(sources.mnist, dice);

  const strokeLine = (): MadeLine => {
    const { strokes, label } = dice.chance(WORDS)
      ? composeWord(sources.alphabets, dice)
      : composeLine(pickHand, dice, { amount: false });
    const height = dice.chance(0.8) ? dice.between(0.74, 0.92) : dice.between(0.5, 0.9);
    const canvas = drawLine(
      onDevice(strokes, dice),
      { height, slant: [0, 0.15], pen: penOf(0.6, 1.5, dice) },
      dice,
    );
    return { values: canvas.values, width: canvas.width, label };
  };

  const inkOfPicture = (): { readonly canvas: Canvas; readonly label: string } => {
    const height = dice.between(0.55, 0.97);
    if (dice.chance(MNIST_SHARE)) {
      const [least, most] = MNIST_LENGTHS;
      const digits = Array.from({ length: least + dice.below(most) }, () => dice.below(10));
      const { canvas, count } = ofMnist(digits, height);
      return { canvas, label: digits.slice(0, count).join('') };
    }
    const { strokes, label } = dice.chance(WORDS)
      ? composeWord(sources.alphabets, dice)
      : composeLine(pickHand, dice, { amount: true });
    return {
      canvas: drawLine(strokes, { height, slant: [0.1, 0.22], pen: penOf(0.6, 2, dice) }, dice),
      label,
    };
  };

  const pictureLine = (): MadeLine => {
    const { canvas, label } = inkOfPicture();
    if (!dice.chance(BLANKS)) return { values: dress(canvas), width: canvas.width, label };
    canvas.values.fill(0);
    return { values: dress(canvas), width: canvas.width, label: '' };
  };

  return { strokeLine, pictureLine };
}

/** Evenly in ratios, so that thin pens are as frequent as thick ones. */
function penOf(least: number, most: number, dice: Dice): number {
  return least * (most / least) ** dice.uniform();
}
