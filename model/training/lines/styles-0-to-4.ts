import type { Stroke } from '../../../src/ink';
import { chained, curve, line, type Points, polyline } from './curves';
import type { Dice } from './dice';

export function slashedZero(dice: Dice): Stroke[] {
  const width = dice.between(0.45, 0.8);
  const reach = dice.between(0.3, 0.65);
  const lean = dice.between(0.2, 0.65) * width;
  const slash: Points = [
    [width / 2 - lean, 0.5 + reach],
    [width / 2 + lean, 0.5 - reach],
  ];
  return [ovalOf(width, dice), line(dice.chance(0.15) ? mirrored(slash, width) : slash, dice)];
}

export function crossbarZero(dice: Dice): Stroke[] {
  const width = dice.between(0.5, 0.8);
  return [
    ovalOf(width, dice),
    line(
      [
        [-0.1, 0.5],
        [width + 0.1, 0.5],
      ],
      dice,
    ),
  ];
}

export function zeroWithLoop(dice: Dice): Stroke[] {
  const width = dice.between(0.45, 0.8);
  const loop = dice.between(0.1, 0.35);
  return [
    curve(
      [
        [width * 0.75, 0],
        [width * 0.2, 0.08],
        [0, 0.5],
        [width * 0.35, 0.97],
        [width * 0.85, 0.75],
        [width, 0.35],
        [width * 0.6, 0.02],
        [width * 0.35, 0.02 + loop],
        [width * 0.7, 0.06 + loop * 0.6],
        [width * 1.25, -0.02],
      ],
      dice,
    ),
  ];
}

export function ovalOf(width: number, dice: Dice): Stroke {
  const start = dice.between(0, 6.28);
  const turn = dice.chance(0.7) ? -1 : 1;
  const length = 6.28 + dice.between(-0.4, 0.6);
  const points: [number, number][] = [];
  for (let angle = 0; angle < length; angle += 0.6) {
    const at = start + turn * angle;
    points.push([(width / 2) * (1 + Math.sin(at)), 0.5 - 0.5 * Math.cos(at)]);
  }
  return curve(points, dice);
}

export function longUpstrokeOne(dice: Dice): Stroke[] {
  const from = dice.between(0.35, 0.95);
  const width = dice.between(0.25, 0.75);
  const lean = dice.between(-0.15, 0.1);
  return [
    polyline(
      [
        [0, from],
        [width * 0.55, from * dice.between(0.35, 0.55)],
        [width, 0],
        [width + lean / 2, 0.5],
        [width + lean, 1],
      ],
      dice,
    ),
  ];
}

export function europeanOne(dice: Dice): Stroke[] {
  const one = longUpstrokeOne(dice);
  const foot = one[0]?.x.at(-1) ?? 0;
  const half = dice.between(0.12, 0.35);
  return [
    ...one,
    line(
      [
        [foot - half, 1],
        [foot + half, 1],
      ],
      dice,
    ),
  ];
}

export function zigzagTwo(dice: Dice): Stroke[] {
  const width = dice.between(0.5, 0.8);
  return [
    polyline(
      [
        [0, dice.between(0.05, 0.25)],
        [width * 0.5, 0],
        [width * 0.95, dice.between(0.05, 0.3)],
        [0, 1],
        [width * 1.1, 1 + dice.between(-0.1, 0.02)],
      ],
      dice,
    ),
  ];
}

export function loopedTwo(dice: Dice): Stroke[] {
  return [
    curve(
      [
        [0, 0.25],
        [0.3, 0],
        [0.55, 0.25],
        [0.35, 0.65],
        [0.08, 0.95],
        [0.02, 0.8],
        [0.2, 0.78],
        [0.4, 0.95],
        [0.75, dice.between(0.85, 1)],
      ],
      dice,
    ),
  ];
}

export function flatThree(dice: Dice): Stroke[] {
  const top = dice.between(0.45, 0.7);
  const start: Points = [
    [0, 0.02],
    [top, 0],
    [top * 0.45, 0.4],
  ];
  const belly: Points = [
    [top * 0.45, 0.4],
    [0.6, 0.5],
    [0.6, 0.85],
    [0.3, 1],
    [-0.02, dice.between(0.8, 0.95)],
  ];
  return [chained(polyline(start, dice), curve(belly, dice))];
}

export function lightningFour(dice: Dice): Stroke[] {
  const bar = dice.between(0.4, 0.65);
  const width = dice.between(0.5, 0.85);
  return [
    polyline(
      [
        [width * dice.between(0.3, 0.75), 0],
        [0, bar],
        [width, bar + dice.between(-0.2, 0.02)],
        [width * dice.between(0.35, 0.8), 1],
      ],
      dice,
    ),
  ];
}

export function openFour(dice: Dice): Stroke[] {
  const width = dice.between(0.5, 0.8);
  const bar = dice.between(0.4, 0.65);
  const stem = width * dice.between(0.6, 0.95);
  return [
    polyline(
      [
        [width * dice.between(0, 0.35), 0],
        [0, bar],
        [width, bar + dice.between(-0.08, 0.05)],
      ],
      dice,
    ),
    line(
      [
        [stem + dice.between(-0.05, 0.12), dice.between(-0.1, 0.35)],
        [stem + dice.between(-0.15, 0.05), 1],
      ],
      dice,
    ),
  ];
}

/** Like the letter y: its left part is a bowl, and its stem leans. */
export function bowlFour(dice: Dice): Stroke[] {
  const width = dice.between(0.45, 0.75);
  const low = dice.between(0.4, 0.6);
  const lean = dice.between(0, 0.3);
  return [
    curve(
      [
        [0, dice.between(0, 0.15)],
        [0.02, low * 0.7],
        [width * 0.4, low],
        [width, low * dice.between(0.75, 1)],
      ],
      dice,
    ),
    line(
      [
        [width + dice.between(0, 0.1), dice.between(-0.05, 0.2)],
        [width - lean, 1],
      ],
      dice,
    ),
  ];
}

/** A closed four in one stroke, its stem first going up. */
export function sailFour(dice: Dice): Stroke[] {
  const bar = dice.between(0.55, 0.75);
  const stem = dice.between(0.45, 0.6);
  return [
    polyline(
      [
        [stem + 0.25, bar],
        [0, bar + dice.between(-0.02, 0.06)],
        [stem, 0],
        [stem + dice.between(-0.08, 0.02), 1],
      ],
      dice,
    ),
  ];
}

function mirrored(points: Points, width: number): Points {
  return points.map(([x, y]) => [width - x, y]);
}
