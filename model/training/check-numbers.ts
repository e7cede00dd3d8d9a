/**
 * `npm run model:check-numbers [-- --write]`: calibrates how sure a number is that the lattice and
 * the line network have both read, on made lines of validation writers, and shows what it is worth
 * on as many others and on the numbers of those writers. To be run again for each new model.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/random';
import {
  checkFeatures,
  loadLineReader,
  loadRecognizer,
  logistic,
  measureNumber,
  NUMBER_WEIGHTS,
} from '../../src/recognizer/node';
import { DEFAULT_INK_DIR, type InkSample } from './data';
import { digitSamples, numberSamples } from './evaluation/numbers';
import { composeLine } from './lines/compose';
import { diceOf } from './lines/dice';
import { handPicker, handsOf } from './lines/hands';
import { leastConfidence, regression } from './lines/line-calibration';
import { accuracyOf, expectedCalibrationError, type Outcome, selectiveAt } from './metrics';

const CHECK_FILE = fileURLToPath(new URL('../number-check.json', import.meta.url));
/** Largest share of wrong readings among the accepted made lines, which are harder than numbers. */
const MAX_ERROR = 0.02;

const { values } = parseArgs({
  options: {
    ink: { type: 'string', default: DEFAULT_INK_DIR },
    lines: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const recognizer = await loadRecognizer();
const lineReader = await loadLineReader();
const numbers = await numberSamples(values.ink, 'validation');
const hands = handsOf(await digitSamples(values.ink, 'validation'));

const fitted = examplesOf(madeLines(Number(values.seed)));
const [bias = 0, lattice = 0, line = 0] = regression(
  fitted.map(({ features }) => features),
  fitted.map(({ correct }) => correct),
).map((weight) => Number(weight.toFixed(3)));
const threshold = Math.ceil(1e4 * leastConfidence(fitted.map(checked), MAX_ERROR)) / 1e4;
report('made lines, calibrated on', fitted);
report('other made lines', examplesOf(madeLines(Number(values.seed) + 1)));
report('numbers of validation writers', examplesOf(numbers));
const check = { bias, lattice, line, threshold };
console.log(JSON.stringify(check));
if (values.write) {
  await writeFile(CHECK_FILE, `${JSON.stringify(check, null, 2)}\n`);
  console.log(`${CHECK_FILE} written`);
}
recognizer.close();
lineReader.close();

type Labelled = Pick<InkSample, 'label' | 'strokes'>;

/** Lines composed as those that the line network is trained on, of writers that no network saw. */
function madeLines(seed: number): Labelled[] {
  const dice = diceOf(seededRandom(seed));
  const pickHand = handPicker(hands, dice);
  return Array.from({ length: Number(values.lines) }, () => composeLine(pickHand, dice, { amount: false }));
}

/** A number as both readers read it, and as the lattice alone does. */
interface Example {
  readonly features: readonly number[];
  readonly correct: boolean;
  readonly alone: Outcome;
}

function examplesOf(samples: readonly Labelled[]): Example[] {
  return samples.flatMap(({ label, strokes }) => {
    const measured = measureNumber(recognizer, lineReader, strokes);
    // Refused whatever the calibration.
    if (!measured) return [];
    const { reading, alone } = measured;
    return [
      {
        features: checkFeatures(measured),
        correct: reading.number === label,
        alone: { confidence: alone.confidence, correct: alone.number === label },
      },
    ];
  });
}

function checked({ features, correct }: Example): Outcome {
  return { confidence: logistic(features, [bias, lattice, line]), correct };
}

function report(name: string, examples: readonly Example[]): void {
  console.log(`${name}: ${examples.length}`);
  for (const [by, outcomes, least] of [
    ['lattice', examples.map(({ alone }) => alone), NUMBER_WEIGHTS.threshold],
    ['both', examples.map(checked), threshold],
  ] as const) {
    const { coverage, error } = selectiveAt(outcomes, least);
    console.log(
      `  ${by}: ${percent(accuracyOf(outcomes))} read exactly, ${percent(coverage)} accepted, ` +
        `${percent(error)} of these wrong, ECE ${percent(expectedCalibrationError(outcomes))}`,
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
