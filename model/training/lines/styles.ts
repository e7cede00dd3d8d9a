import type { Stroke } from '../../../src/ink';
import { curve } from './curves';
import type { Dice } from './dice';
import { centred, type Glyph, heightOf, scaled } from './glyphs';
import {
  bowlFour,
  crossbarZero,
  europeanOne,
  flatThree,
  lightningFour,
  longUpstrokeOne,
  loopedTwo,
  openFour,
  sailFour,
  slashedZero,
  zeroWithLoop,
  zigzagTwo,
} from './styles-0-to-4';
import { curledFive, openSix, rootFive, separateFive, straightSix } from './styles-5-to-6';
import {
  crossedInOneSeven,
  europeanSeven,
  flagNine,
  hookedNine,
  openEight,
  openNine,
  plusSeven,
  serifSeven,
  stackedEight,
  stemFirstNine,
} from './styles-7-to-9';

/**
 * Ways to write a digit that few or none of the training writers have, drawn as vectors. x and y of
 * the points below run from 0 to about 1, y down; each drawing moves them all a little.
 */

type Draw = (dice: Dice) => Stroke[];

const STYLES: readonly (readonly Draw[])[] = [
  [slashedZero, zeroWithLoop, crossbarZero],
  [longUpstrokeOne, longUpstrokeOne, europeanOne],
  [zigzagTwo, loopedTwo],
  [flatThree],
  [lightningFour, openFour, sailFour, bowlFour],
  [rootFive, rootFive, separateFive, curledFive],
  [openSix, straightSix],
  [europeanSeven, serifSeven, crossedInOneSeven, plusSeven],
  [openEight, stackedEight],
  [flagNine, stemFirstNine, stemFirstNine, hookedNine, openNine],
];

/** One style of a digit, for a hand to keep to. */
export function styleOf(digit: number, dice: Dice): Draw {
  return dice.pick(STYLES[digit] ?? []);
}

/** A digit in a style, of height 1 and centred. */
export function styledWith(style: Draw, dice: Dice): Glyph {
  const strokes = centred(style(dice));
  return scaled(strokes, 1 / heightOf(strokes));
}

/** Zeros in one go: each begins and ends at its top, and a thread leads on to the next. */
export function joinedZeros(count: number, dice: Dice): Glyph {
  const width = dice.between(0.4, 0.8);
  const pitch = width + dice.between(0.02, 0.4);
  const thread = dice.between(-0.12, 0.12);
  const points: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const middle = i * pitch;
    const size = 1 + dice.around(0, 0.08);
    const oval = (angle: number): [number, number] => [
      middle + Math.sin(angle) * (width / 2) * size,
      -0.5 * size * Math.cos(angle),
    ];
    // Counter-clockwise from the top, and a little beyond it.
    for (let angle = 0; angle > -6.6; angle -= 0.5) points.push(oval(angle));
    if (i + 1 < count) points.push([middle + pitch / 2, -0.45 + thread]);
  }
  return [curve(points, dice)];
}
