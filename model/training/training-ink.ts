import { join } from 'node:path';
import type { Random } from '../../src/random';
import { NO_DIGIT } from './aligned-digits';
import { type AugmentedInk, augmentInk } from './augment-ink';
import { CUT_NUMBERS_FILE, type InkSample, readInk } from './data';
import { isDoubtful } from './doubtful-labels';
import { LOOK_ALIKES } from './look-alikes';
import { outlierMaker } from './outliers';
import { PARTS, type Part, splitOf } from './split';

/** The label of drawings that are no digit: the class after the ten. */
const OUTLIER_LABEL = '10';

/** The ink of both networks, by its use. */
export interface TrainingInk {
  /** Single digits of the writers of each part, as they were labelled. */
  readonly single: Readonly<Record<Part, readonly InkSample[]>>;
  /** Digits cut out of numbers of validation writers. */
  readonly cutValidation: readonly InkSample[];
  /** Single digits and digits cut out of numbers, of training writers; no doubtful labels. */
  readonly training: readonly InkSample[];
  /** How many were left out of `training` for their labels. */
  readonly doubtful: number;
  /** Letters and wrong cuts of training writers that do not look like a digit. */
  readonly outliers: readonly InkSample[];
  /** Such letters of validation writers. */
  readonly unseenOutliers: readonly InkSample[];
}

/**
 * @param folder what `npm run model:import` and `npm run model:cut` wrote
 * @param without a source that training must not see, to measure what its writers are to a stranger
 */
export async function readTrainingInk(folder: string, without?: string): Promise<TrainingInk> {
  const all = await readAll(join(folder, 'digits.jsonl.gz'));
  const cut = await readAll(join(folder, CUT_NUMBERS_FILE));
  const letters = (await readAll(join(folder, 'nondigits.jsonl.gz'))).filter(
    ({ label }) => !LOOK_ALIKES.has(label),
  );
  const of = (part: Part, samples: readonly InkSample[]) =>
    samples.filter(({ writer }) => splitOf(writer) === part);
  const seen = (samples: readonly InkSample[]) =>
    of('train', samples).filter(({ source }) => source !== without);
  const cutDigits = cut.filter(({ label }) => label !== NO_DIGIT);
  const labelled = [...seen(all), ...seen(cutDigits)];
  const training = labelled.filter((sample) => !isDoubtful(sample));
  const outliers = [...letters, ...cut.filter(({ label }) => label === NO_DIGIT)];
  return {
    single: Object.fromEntries(PARTS.map((part) => [part, of(part, all)])) as Record<Part, InkSample[]>,
    cutValidation: of('validation', cutDigits),
    training,
    doubtful: labelled.length - training.length,
    outliers: seen(outliers).map(asOutlier),
    unseenOutliers: of('validation', letters).map(asOutlier),
  };
}

/** Drawings to be written as one file. */
export interface DrawingSet {
  readonly name: string;
  readonly samples: readonly InkSample[];
  /** The drawing of a sample. To be asked for once each, in order: it may draw random numbers. */
  draw(sample: InkSample): Pick<AugmentedInk, 'strokes'> & Partial<AugmentedInk>;
}

export interface SetOptions {
  /** Changed versions of all training ink, and of all outliers. */
  readonly variants: number;
  readonly outlierVariants: number;
  /** Made outliers of each version. */
  readonly madeOutliers: number;
  readonly random: Random;
  readonly outlierRandom: Random;
}

/** What both networks are watched by: ink as it was drawn. */
export function plainSets(ink: TrainingInk): DrawingSet[] {
  const draw = ({ strokes }: InkSample) => ({ strokes });
  return [
    ...PARTS.map((part) => ({ name: `ink-${part}`, samples: ink.single[part], draw })),
    { name: 'cut-validation', samples: ink.cutValidation, draw },
    { name: 'out-validation', samples: ink.unseenOutliers, draw },
    { name: 'ink-train-plain', samples: ink.training, draw },
  ];
}

/** What both networks learn from: ink as other hands and devices might have drawn it. */
export function* changedSets(ink: TrainingInk, options: SetOptions): Generator<DrawingSet> {
  const { variants, outlierVariants, madeOutliers, random, outlierRandom } = options;
  for (let variant = 1; variant <= variants; variant++) {
    yield {
      name: `ink-train-${variant}`,
      samples: ink.training,
      draw: ({ strokes, label }) => augmentInk(strokes, random, label),
    };
  }

  const make = outlierMaker(ink.training, outlierRandom);
  const made: InkSample = { source: 'made', writer: '', label: OUTLIER_LABEL, strokes: [] };
  const samples = [...ink.outliers, ...new Array<InkSample>(madeOutliers).fill(made)];
  for (let variant = 1; variant <= outlierVariants; variant++) {
    yield {
      name: `out-train-${variant}`,
      samples,
      draw: (sample) => augmentInk(sample === made ? make() : sample.strokes, outlierRandom, sample.label),
    };
  }
}

function asOutlier(sample: InkSample): InkSample {
  return { ...sample, label: OUTLIER_LABEL };
}

async function readAll(file: string): Promise<InkSample[]> {
  const samples: InkSample[] = [];
  for await (const sample of readInk(file)) samples.push(sample);
  return samples;
}
