import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, type Surroundings, writeAll } from '../../../src/command';
import type { Picture } from '../../../src/picture';
import { loadLineReader, loadRecognizer, readPicture } from '../../../src/recognizer/node';
import { DEFAULT_INK_DIR } from '../data';
import { accuracyFigures, byDataSet, outcomesOf, outcomesOfInk } from './accuracy';
import { CONDITIONS } from './conditions';
import { networkFigures } from './networks';
import { evaluateNumbers, NUMBERS_FILE } from './numbers';
import { pictureFigures } from './pictures';
import { nonDigits, refusalFigures } from './refusal';
import { robustnessFigures } from './robustness';
import { DIGITS_FILE, type LabelledRaster, mnistTest, readInkParts, readStrangers } from './samples';
import { sessionFigures } from './sessions';
import {
  accuracyTable,
  type NumbersFigures,
  networksTable,
  numbersTable,
  picturesTable,
  refusalTable,
  robustnessTable,
  sessionsTable,
  writersTable,
} from './tables';
import { writerFigures } from './writers';

const USAGE = `Usage: npm run evaluate -- [--ink DIR] [--model DIR] [--quick] [--pictures] [--strangers SOURCE] [--json FILE]
                            [--final]

Measures the model on the MNIST test set, and on ink of writers that it was not trained on: accuracy, also by writer and
in sessions whose misread digits are corrected; whole numbers; what is refused that is no digit; and digits drawn otherwise.
Prints Markdown tables; takes a minute or two.
  --ink DIR    folder of digits.jsonl.gz and, where they are there, nondigits.jsonl.gz and numbers.jsonl.gz (default:
               ../shared/data beside the checkout, where it exists)
  --model DIR  folder of model.json (default: the published model)
  --quick      the first table only
  --strangers SOURCE
               only how the writers of this source are read, those of the test part left out; for networks that
               were trained without it
  --pictures   only a table of made pictures of digits and of whole numbers, and of real amounts; it needs ink
  --json FILE  also writes the figures as JSON (shares are 0 to 1)
  --final      also the writers of the test part, which no choice may ever be made on: for final figures only`;

/** What is measured beside the ink; tests take fewer. */
export interface Measured {
  readonly mnist: () => Promise<readonly LabelledRaster[]>;
  /** Drawings of each kind that is no digit. */
  readonly scribbles: number;
}

const ALL: Measured = { mnist: mnistTest, scribbles: 300 };

export async function evaluate(
  { argv, stdout, stderr }: Surroundings,
  { mnist, scribbles }: Measured = ALL,
): Promise<number> {
  const print = (text: string) => printTo(stdout, stderr, text);
  const progress = (text: string) => showProgress(stderr, text);
  const options = optionsOf(argv.slice(2));
  const folder = inkFolder(options.ink);
  const recognizer = await loadRecognizer({ modelDir: options.model });
  const { version, image, ink, parameters } = recognizer.model;
  const { backend } = recognizer;
  await print(
    `Model ${version}, ${parameters} weights, ` +
      `threshold ${ink.threshold}, temperature ${ink.temperature}, ` +
      `of images ${image.threshold}, ${image.temperature}; ${backend}.`,
  );

  if (options.strangers !== undefined) {
    if (!folder) throw new CommandError(`--strangers needs ink; give --ink the folder of ${DIGITS_FILE}`);
    const strangers = await readStrangers(folder, options.strangers);
    if (strangers.digits.length === 0) {
      throw new CommandError(`--strangers ${options.strangers}: ${folder} has no digits of that source`);
    }
    const dataSet = `${options.strangers}-strangers`;
    const outcomes = outcomesOfInk(recognizer, strangers.digits);
    await print(accuracyTable([accuracyFigures(dataSet, outcomes, ink.threshold)]));
    await print(writersTable([{ dataSet, ...writerFigures(outcomes) }]));
    const sessions = sessionFigures(recognizer, strangers.digits);
    await print(sessionsTable(sessions.map((row) => ({ part: 'strangers', ...row }))));
    const networks = networkFigures(recognizer, strangers).filter((row) => row.dataSet === dataSet);
    if (networks.length > 0) await print(networksTable(networks));
    recognizer.close();
    return 0;
  }
  const parts = folder ? await readInkParts(folder, options.final) : [];
  if (options.pictures) {
    const unseen = parts.find(({ part }) => part === 'validation');
    if (!folder || !unseen)
      throw new CommandError(`--pictures needs ink; give --ink the folder of ${DIGITS_FILE}`);
    const lines = await loadLineReader({ modelDir: options.model });
    const read = (picture: Picture) => readPicture(lines, picture);
    await print(picturesTable(await pictureFigures(read, unseen.digits, folder)));
    lines.close();
    recognizer.close();
    return 0;
  }
  const readParts = parts.map((part) => ({ ...part, outcomes: outcomesOfInk(recognizer, part.digits) }));
  const dataSets = readParts.flatMap(({ part, outcomes }) => [...byDataSet(part, outcomes)]);
  const accuracy = [
    accuracyFigures('mnist-test', outcomesOf(recognizer, await mnist()), image.threshold),
    ...dataSets.map(([name, outcomes]) => accuracyFigures(name, outcomes, ink.threshold)),
  ];
  await print(accuracyTable(accuracy));
  if (!folder) {
    stderr.write(
      `\nOnly MNIST was measured: there is no ${DIGITS_FILE} in ${DEFAULT_INK_DIR}; give --ink DIR.\n`,
    );
  }
  const figures: Record<string, unknown> = {
    model: { version, parameters, image, ink, backend },
    accuracy,
  };

  const [validation] = readParts;
  if (folder && validation && validation.digits.length > 0 && !options.quick) {
    const writers = dataSets.map(([dataSet, outcomes]) => ({ dataSet, ...writerFigures(outcomes) }));
    await print(writersTable(writers));

    const sessions = parts.flatMap(({ part, digits }) => {
      progress(`sessions of ${part} writers`);
      return sessionFigures(recognizer, digits).map((row) => ({ part, ...row }));
    });
    await print(sessionsTable(sessions));

    const numbers: NumbersFigures[] = [];
    if (existsSync(join(folder, NUMBERS_FILE))) {
      const lines = await loadLineReader({ modelDir: options.model });
      for (const { part } of parts) {
        progress(`numbers of ${part} writers`);
        const rows = await evaluateNumbers(recognizer, lines, part, folder);
        numbers.push(...rows.map((row) => ({ part, ...row })));
      }
      lines.close();
      await print(numbersTable(numbers));
    }

    progress('drawings that are no digit');
    const refusal = refusalFigures(recognizer, nonDigits(parts, scribbles), validation.outcomes);
    await print(refusalTable(refusal));

    const robustness = CONDITIONS.flatMap((condition, i) => {
      progress(`robustness ${i + 1} of ${CONDITIONS.length}: ${condition.name}`);
      return robustnessFigures(recognizer, validation.digits, condition) ?? [];
    });
    await print(robustnessTable(robustness));

    progress('the networks one by one');
    const networks = parts.flatMap((part) => networkFigures(recognizer, part));
    if (networks.length > 0) await print(networksTable(networks));
    Object.assign(figures, { writers, sessions, numbers, refusal, robustness, networks });
  }
  recognizer.close();
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 1)}\n`);
  return 0;
}

/** @throws CommandError with the usage where the arguments are wrong */
function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        ink: { type: 'string' },
        model: { type: 'string' },
        json: { type: 'string' },
        strangers: { type: 'string' },
        quick: { type: 'boolean', default: false },
        pictures: { type: 'boolean', default: false },
        final: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.json !== undefined && !existsSync(dirname(values.json))) {
      throw new CommandError(
        `${values.json}: cannot be written, there is no such folder; give --json another file`,
      );
    }
    if (!values.help) return values;
  } catch (thrown) {
    throw new CommandError(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
  }
  throw new CommandError(`measures the accuracy of the model\n\n${USAGE}`);
}

/** @throws CommandError where a folder was asked for and has no ink */
function inkFolder(dir: string | undefined): string | null {
  const file = join(dir ?? DEFAULT_INK_DIR, DIGITS_FILE);
  if (existsSync(file)) return dir ?? DEFAULT_INK_DIR;
  if (dir === undefined) return null;
  throw new CommandError(`${file}: is not there; give --ink the folder of ${DIGITS_FILE}`);
}

/** A line of progress to standard error; to a screen, each in the place of the one before. */
function showProgress(stderr: Surroundings['stderr'], text: string): void {
  stderr.write(stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
}

async function printTo(
  stdout: Surroundings['stdout'],
  stderr: Surroundings['stderr'],
  text: string,
): Promise<void> {
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  await writeAll(stdout, `${text}\n\n`);
}
