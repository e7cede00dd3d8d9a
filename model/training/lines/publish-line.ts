/**
 * `npm run model:publish-line`: calibrates the trained line reader on made lines of validation
 * writers and publishes it as model/line.json and model/line.bin. Which confidence is accepted is
 * chosen on the real amounts, where they are there.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { inkOf, looksAt, type Picture } from '../../../src/picture';
import { type LineCalibration, loadLineReader, measureLine, readPicture } from '../../../src/recognizer/node';
import { type Amount, amountsBeside } from '../evaluation/amounts';
import { accuracyOf, expectedCalibrationError, type Outcome, selectiveAt } from '../metrics';
import { calibrateLines, leastConfidence, type MeasuredOutcome, outcomesOf } from './line-calibration';
import type { MadeLine } from './line-maker';
import { readPool, toneByte } from './pool';

/** Of the accepted real amounts, or made lines, at most this share may be wrong. */
const ACCEPTED_ERROR = 0.05;
const UNCALIBRATED = { bias: 0, odds: 1, unread: 0, length: 0, threshold: 0 };

const { values } = parseArgs({
  options: {
    trained: { type: 'string', default: 'build/model/trained-line' },
    lines: { type: 'string', default: 'build/model/lines-validation' },
    staged: { type: 'string', default: 'build/model/staged-line' },
    out: { type: 'string', default: 'model' },
    count: { type: 'string', default: '4000' },
    ink: { type: 'string', default: '../shared/data' },
  },
});
const trained = JSON.parse(readFileSync(join(values.trained, 'line.json'), 'utf8'));
const weights = readFileSync(join(values.trained, 'line.bin'));
write(values.staged, { calibration: UNCALIBRATED });
const reader = await loadLineReader({ modelDir: values.staged });
const outcomes: MeasuredOutcome[] = [];
for (const line of readPool(values.lines, 'lines-0000')) {
  if (outcomes.length === Number(values.count)) break;
  const ink = inkOf(pictureOfTones(line));
  if (!ink) continue;
  const { width, height } = ink.darkness;
  const looks = looksAt(ink, { left: 0, top: 0, right: width, bottom: height });
  const { digits, ...measures } = measureLine(reader, looks);
  // What reads as nothing is refused without a look at its confidence.
  if (digits.length === 0) continue;
  outcomes.push({ measures, correct: digits.map(({ reading }) => reading.digit).join('') === line.label });
}
const fitted = calibrateLines(outcomes, ACCEPTED_ERROR);
const amounts = await amountsBeside(values.ink);
const threshold = amounts
  ? leastConfidence(
      amounts.map((amount) => outcomeOf(amount, fitted)),
      ACCEPTED_ERROR,
    )
  : fitted.threshold;
const calibration = { ...fitted, threshold };
reader.close();
const calibrated = outcomesOf(outcomes, calibration);
const { coverage, error } = selectiveAt(calibrated, calibration.threshold);
// All networks that are published together have one version.
const { version } = JSON.parse(readFileSync(join(values.out, 'model.json'), 'utf8')).userDefinedMetadata;
write(values.out, { version, calibration });
process.stdout.write(
  `${outcomes.length} lines: ${percent(accuracyOf(calibrated))} read exactly, ${percent(coverage)} accepted, ` +
    `${percent(error)} of these wrong, calibration error ${percent(expectedCalibrationError(calibrated))}\n` +
    `${JSON.stringify(calibration)}\n` +
    `${brotliCompressSync(weights).length} bytes of weights by brotli; published into ${values.out}\n`,
);

function outcomeOf({ picture, number }: Amount, calibrated: LineCalibration): Outcome {
  const { lines } = readPicture({ ...reader, calibration: calibrated }, picture);
  return {
    confidence: lines.length > 0 ? Math.min(...lines.map(({ confidence }) => confidence)) : 0,
    correct: lines.map((line) => line.number).join(' ') === number,
  };
}

/** A line as a scan of it. */
function pictureOfTones({ values: tones, width }: MadeLine): Picture {
  const rgba = new Uint8ClampedArray(4 * tones.length);
  tones.forEach((tone, i) => {
    rgba.fill(255 - toneByte(tone), 4 * i, 4 * i + 3);
    rgba[4 * i + 3] = 255;
  });
  return { rgba, width };
}

function write(folder: string, metadata: object): void {
  mkdirSync(folder, { recursive: true });
  const document = { ...trained, userDefinedMetadata: { ...trained.userDefinedMetadata, ...metadata } };
  writeFileSync(join(folder, 'line.json'), `${JSON.stringify(document)}\n`);
  writeFileSync(join(folder, 'line.bin'), weights);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
