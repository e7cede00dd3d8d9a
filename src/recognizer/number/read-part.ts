import { assertStrokes, type Stroke } from '../../ink';
import type { DigitReader } from '../core/digit-reader';
import type { DigitsMeant, NumberReading, StrokePart } from '../core/types';
import { inkOf, joinedParts, lineOf } from './pieces';
import { numberOf, type ReadNumberOptions, readLine, unread } from './read-number';
import { NUMBER_WEIGHTS } from './tuned-weights';

/**
 * Reads a part of a number again, as so many digits: the user has merged two, or split one.
 *
 * @param parts its ink
 * @returns the digits in these `strokes`; an empty, refused reading for dots, a scribble, or ink of
 *   too few points to be split
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function readNumberPart(
  reader: Pick<DigitReader, 'readBatch'>,
  strokes: readonly Stroke[],
  parts: readonly StrokePart[],
  digits: DigitsMeant,
  { dotExtent = 0 }: ReadNumberOptions = {},
): NumberReading {
  assertStrokes(strokes);
  const own = joinedParts(parts);
  const line = lineOf(inkOf(strokes, own), dotExtent, digits === 2);
  const lattice = readLine(reader, line, digits);
  const reading = lattice ? numberOf(lattice, NUMBER_WEIGHTS) : unread();
  return {
    ...reading,
    digits: reading.digits.map((digit) => {
      const placed = digit.parts.flatMap(({ stroke, from, to }) => {
        const part = own[stroke];
        return part ? [{ stroke: part.stroke, from: part.from + from, to: part.from + to }] : [];
      });
      return { ...digit, strokes: [...new Set(placed.map(({ stroke }) => stroke))], parts: placed };
    }),
  };
}
