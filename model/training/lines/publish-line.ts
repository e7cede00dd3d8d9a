/**
 * `npm run model:publish-line`: calibrates the trained line reader on made lines of validation
 * writers and publishes it as model/line.json and model/line.bin.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { loadLineReader, measureLine } from '../../../src/recognizer/node';
import { accuracyOf, expectedCalibrationError, selectiveAt } from '../metrics';
import { calibrateLines, type MeasuredOutcome, outcomesOf } from './line-calibration';
import { readPool } from './pool';

/** Of the accepted lines, at most this share may be wrong. */
const ACCEPTED_ERROR = 0.04;
const UNCALIBRATED = { bias: 0, odds: 1, unread: 0, length: 0, threshold: 0 };

const { values } = parseArgs({
  options: {
    trained: { type: 'string', default: 'build/model/trained-line' },
    lines: { type: 'string', default: 'build/model/lines-validation' },
    staged: { type: 'string', default: 'build/model/staged-line' },
    out: { type: 'string', default: 'model' },
    count: { type: 'string', default: '4000' },
  },
});
const trained = JSON.parse(readFileSync(join(values.trained, 'line.json'), 'utf8'));
const weights = readFileSync(join(values.trained, 'line.bin'));
write(values.staged, { calibration: UNCALIBRATED });
const reader = await loadLineReader({ modelDir: values.staged });
const outcomes: MeasuredOutcome[] = [];
for (const { values: tones, width, label } of readPool(values.lines, 'lines-0000')) {
  if (outcomes.length === Number(values.count)) break;
  const { digits, ...measures } = measureLine(reader, { values: tones, width });
  // What reads as nothing is refused without a look at its confidence.
  if (digits.length === 0) continue;
  outcomes.push({ measures, correct: digits.map(({ reading }) => reading.digit).join('') === label });
}
reader.close();
const calibration = calibrateLines(outcomes, ACCEPTED_ERROR);
const calibrated = outcomesOf(outcomes, calibration);
const { coverage, error } = selectiveAt(calibrated, calibration.threshold);
write(values.out, { calibration });
process.stdout.write(
  `${outcomes.length} lines: ${percent(accuracyOf(calibrated))} read exactly, ${percent(coverage)} accepted, ` +
    `${percent(error)} of these wrong, calibration error ${percent(expectedCalibrationError(calibrated))}\n` +
    `${JSON.stringify(calibration)}\n` +
    `${brotliCompressSync(weights).length} bytes of weights by brotli; published into ${values.out}\n`,
);

function write(folder: string, metadata: object): void {
  mkdirSync(folder, { recursive: true });
  const document = { ...trained, userDefinedMetadata: { ...trained.userDefinedMetadata, ...metadata } };
  writeFileSync(join(folder, 'line.json'), `${JSON.stringify(document)}\n`);
  writeFileSync(join(folder, 'line.bin'), weights);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
