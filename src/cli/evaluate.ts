/** `npm run evaluate`: the accuracy table of the model card, measured. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  accuracyOf,
  expectedCalibrationError,
  loadRecognizer,
  type Outcome,
  selectiveAt,
} from '../recognizer/node';
import { inkSamples, mnistTest, outcomesByRow } from './evaluation';
import { CommandError, runCommand, writeAll } from './output';
import { formatTable } from './table';

const USAGE = `Usage: npm run evaluate -- [--ink DIR] [--model DIR] [--final]

Prints the accuracy of the model on the MNIST test set, and on ink of writers that it was not trained on.
  --ink DIR    folder of digits.jsonl.gz (default: ../shared/data beside the checkout, where it exists)
  --model DIR  folder of model.json (default: the published model)
  --final      also the writers of the test part, which no choice may ever be made on: for final figures only`;

const INK_FILE = 'digits.jsonl.gz';
const DEFAULT_INK_DIR = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

const HEAD = [
  'data set',
  'images',
  'accuracy',
  'error, all accepted',
  'coverage',
  'error of accepted',
  'ECE (15 bins)',
];

await runCommand('evaluate', async () => {
  const options = optionsOf(process.argv.slice(2));
  const ink = inkFile(options.ink);
  const recognizer = await loadRecognizer({ modelDir: options.model });
  const { version, threshold, temperature, parameters } = recognizer.model;
  await writeAll(
    process.stdout,
    `Model ${version}, ${parameters} weights, threshold ${threshold}, temperature ${temperature}; ${recognizer.backend}.\n\n`,
  );
  const samples = [...(await mnistTest()), ...(ink ? await inkSamples(ink, options.final) : [])];
  const rows = [...outcomesByRow(recognizer, samples)].map(([name, outcomes]) =>
    rowOf(name, outcomes, threshold),
  );
  await writeAll(process.stdout, `${formatTable(HEAD, rows)}\n`);
  if (!ink) {
    process.stderr.write(
      `\nOnly MNIST was measured: there is no ${INK_FILE} in ${DEFAULT_INK_DIR}; give --ink DIR.\n`,
    );
  }
  recognizer.close();
  return 0;
});

/** @throws CommandError with the usage where the arguments are wrong */
function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        ink: { type: 'string' },
        model: { type: 'string' },
        final: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return values;
  } catch (thrown) {
    throw new CommandError(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
  }
  throw new CommandError(`measures the accuracy of the model\n\n${USAGE}`);
}

/** @throws CommandError where a folder was asked for and has no ink */
function inkFile(dir: string | undefined): string | null {
  const file = join(dir ?? DEFAULT_INK_DIR, INK_FILE);
  if (existsSync(file)) return file;
  if (dir === undefined) return null;
  throw new CommandError(`${file}: is not there; give --ink the folder of ${INK_FILE}`);
}

function rowOf(name: string, outcomes: readonly Outcome[], threshold: number): string[] {
  const accuracy = accuracyOf(outcomes);
  const { coverage, error } = selectiveAt(outcomes, threshold);
  return [
    name,
    String(outcomes.length),
    percent(accuracy),
    percent(1 - accuracy),
    percent(coverage),
    percent(error),
    expectedCalibrationError(outcomes).toFixed(4),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
