import { useState } from 'react';
import type { NumberReading, PictureReading } from '../../recognizer';
import { type Corrections, digitsOf, isUnsure, rearrange } from '../number/corrections';
import type { ReadAgain } from '../number/DigitEditor';
import { useRecognizer } from '../reader/useRecognizer';
import { partAround, pixelsOf, union } from './canvases';

/** A line of a picture, with what the user says of it. */
export interface CorrectedLine {
  readonly reading: NumberReading;
  readonly corrections: Corrections | null;
}

/** A digit of a line, both from 0. */
export interface PlaceInPicture {
  readonly line: number;
  readonly index: number;
}

/** What the user says of a reading. It belongs to no other one, and is in memory only. */
interface Said {
  readonly of: PictureReading;
  readonly lines: readonly (Corrections | null)[];
  /** `null`: the first digit that is not sure. */
  readonly chosen: PlaceInPicture | 'none' | null;
}

/** Corrections of the digits in a picture. Nothing is counted or learnt. */
export function usePictureCorrections(canvas: HTMLCanvasElement | null, reading: PictureReading | null) {
  const recognizer = useRecognizer();
  const [kept, setKept] = useState<Said | null>(null);
  const said = reading && kept?.of === reading ? kept : null;
  const lines: readonly CorrectedLine[] = (reading?.lines ?? []).map((line, i) => ({
    reading: line,
    corrections: said?.lines[i] ?? null,
  }));
  const chosen = said?.chosen === 'none' ? null : (said?.chosen ?? firstUnsure(lines));

  const change = (changes: Partial<Said>) => {
    const empty = { lines: [], chosen: null };
    if (reading) setKept((now) => ({ ...(now?.of === reading ? now : empty), ...changes, of: reading }));
  };
  const mark = (line: number, corrections: Corrections | null) =>
    change({ lines: lines.map((own, i) => (i === line ? corrections : own.corrections)) });

  const readAgain: ReadAgain = async (index, count, as) => {
    const line = chosen?.line ?? 0;
    const own = lines[line];
    if (!own || !canvas) return null;
    const digits = digitsOf(own.reading, own.corrections).map(({ bounds }) => bounds);
    const ink = union(digits.slice(index, index + count));
    const part = partAround(ink, digits[index - 1], digits[index + count], canvas);
    const picture = pixelsOf(canvas, part);
    // A failure shows as the reader's state.
    const read = picture && (await recognizer.readPicture(picture, { digits: as }).catch(() => null));
    if (!read) return null;
    const again = (read.lines[0]?.digits ?? []).map((digit) => ({
      ...digit,
      bounds: as === 1 ? ink : moved(digit.bounds, part),
    }));
    if (again.length !== as) return false;
    setKept((now) => {
      // Another picture, or newer words, came meanwhile.
      if (!reading || (now?.of === reading ? now : null) !== said) return now;
      const corrections = rearrange(own.reading, own.corrections, index, count, again);
      return {
        of: reading,
        lines: lines.map((other, i) => (i === line ? corrections : other.corrections)),
        chosen: { line, index },
      };
    });
    return true;
  };

  return {
    lines,
    chosen,
    choose: (place: PlaceInPicture | 'none') => change({ chosen: place }),
    mark,
    readAgain,
  };
}

function firstUnsure(lines: readonly CorrectedLine[]): PlaceInPicture | null {
  for (const [line, { reading, corrections }] of lines.entries()) {
    const index = digitsOf(reading, corrections).findIndex(isUnsure);
    if (index >= 0) return { line, index };
  }
  return null;
}

function moved(
  { minX, minY, maxX, maxY }: NumberReading['digits'][number]['bounds'],
  by: { x: number; y: number },
) {
  return { minX: minX + by.x, minY: minY + by.y, maxX: maxX + by.x, maxY: maxY + by.y };
}
