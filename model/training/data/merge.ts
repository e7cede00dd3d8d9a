import { createHash } from 'node:crypto';
import { formatInkSample, type InkSample, pointCount } from './ink-sample';

/**
 * Fewest points of ink that no two people draw alike. Shorter ink (a dot, a straight line of few
 * points) can be the same by chance, so it says nothing about its writer.
 */
const DISTINCTIVE_POINTS = 12;

export interface MergedSamples {
  /** The first of each, in the given order. */
  readonly samples: InkSample[];
  /** Samples left out because the same ink with the same label was there before. */
  readonly duplicates: number;
  /** Writers renamed because they share ink with a writer given before. */
  readonly renamedWriters: number;
}

/**
 * Joins samples that may overlap: the shared ink and the original files it was taken from, or
 * UNIPEN files that hold the same ink under two writers (some of its donors gmd and ibm do).
 * Ink with the same label that is there twice is kept once, and writers who share it become one
 * (with the name that comes first), so that a split by writer never has one person on both
 * sides under two names.
 */
export function mergeSamples(samples: readonly InkSample[]): MergedSamples {
  const writerOfInk = new Map<string, string>();
  const parent = new Map<string, string>();
  const rootOf = (writer: string): string => {
    const next = parent.get(writer);
    return next === undefined ? writer : rootOf(next);
  };
  const key = (sample: InkSample) => createHash('sha256').update(formatInkSample(sample)).digest('base64');

  for (const sample of samples) {
    if (pointCount(sample.strokes) < DISTINCTIVE_POINTS) continue;
    const ink = key({ ...sample, writer: '', label: '' });
    const before = writerOfInk.get(ink);
    if (before === undefined) writerOfInk.set(ink, sample.writer);
    else if (rootOf(before) !== rootOf(sample.writer)) parent.set(rootOf(sample.writer), rootOf(before));
  }

  const seen = new Set<string>();
  const kept: InkSample[] = [];
  for (const sample of samples) {
    const renamed = { ...sample, writer: rootOf(sample.writer) };
    // With the writer in the key, short ink of different people stays; so does ink with two labels.
    const whole = key(renamed);
    if (seen.has(whole)) continue;
    seen.add(whole);
    kept.push(renamed);
  }
  return { samples: kept, duplicates: samples.length - kept.length, renamedWriters: parent.size };
}
