import type { DigitReader } from '../core/digit-reader';
import type { NumberReading } from '../core/types';
import { lineOfImage, type NumberImage } from './image-line';
import { numberOf, readLine, unread } from './read-number';
import { NUMBER_WEIGHTS } from './tuned-weights';

/**
 * Like `readNumber`, for a grey image of a line of digits: of its connected components, cut where
 * digits may touch. The `strokes` of a digit are indices of components, ordered by first pixel.
 *
 * @throws InkError `bad-image`
 */
export function readNumberImage(reader: Pick<DigitReader, 'readBatch'>, image: NumberImage): NumberReading {
  const lattice = readLine(reader, lineOfImage(image));
  return lattice ? numberOf(lattice, NUMBER_WEIGHTS) : unread();
}
