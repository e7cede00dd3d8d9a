import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from '../../../src/command';
import { DataFileError } from './data-file-error';
import { IMPORT_HELP, type ImportOptions, parseImportOptions, UsageError } from './import-options';
import { readInk, writeInk } from './ink-file';
import type { InkSample } from './ink-sample';
import { mergeSamples } from './merge';
import { labelCounts, loadMnist } from './mnist';
import { importPendigits } from './pendigits';
import { DIGIT_COLUMNS, OTHER_COLUMNS, summarizeDigits, summarizeOthers } from './summary';
import { importUnipen } from './unipen';

/** What the command touches besides files. */
export interface ImportIo {
  /** Results, a line without line feed. */
  readonly out: (line: string) => void;
  /** Progress and errors, a line without line feed. */
  readonly err: (line: string) => void;
  /** Folder of the shared ink, used when no ink is named. */
  readonly sharedData: string;
}

/** Most problems that are listed in full with `--keep-going`. */
const MAX_LISTED_PROBLEMS = 50;
/** A line of progress is written after so many samples. */
const PROGRESS_INTERVAL = 10_000;

/**
 * Runs `npm run model:import`.
 *
 * @param argv the arguments after the script's name
 * @returns the exit status: 0 done, 1 a file is missing or damaged, 2 wrong options
 */
export async function runImport(argv: readonly string[], io: ImportIo): Promise<number> {
  try {
    const options = parseImportOptions(argv);
    if (options.help) {
      io.out(IMPORT_HELP.trimEnd());
      return 0;
    }
    await verifyMnist(io);
    await importInk(options, io);
    return 0;
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      io.err(`model:import: ${thrown.message}`);
      return 2;
    }
    if (thrown instanceof DataFileError) {
      io.err(`model:import: ${thrown.message}`);
      return 1;
    }
    throw thrown;
  }
}

async function verifyMnist(io: ImportIo): Promise<void> {
  io.err('MNIST: checking the four files …');
  const { train, test } = await loadMnist();
  io.out('MNIST (verified by SHA-256; read from the npm package, not copied)');
  const row = (name: string, labels: Uint8Array) => [
    name,
    String(labels.length),
    ...labelCounts(labels).map(String),
  ];
  const columns = ['part', ...DIGIT_COLUMNS.slice(2)];
  io.out(formatTable(columns, [row('train', train.labels), row('test', test.labels)]));
}

async function importInk(options: ImportOptions, io: ImportIo): Promise<void> {
  const given = [...options.unipen, ...options.pendigits, ...options.ink].length > 0;
  const shared = ['digits.jsonl.gz', 'nondigits.jsonl.gz'].map((name) => join(io.sharedData, name));
  const ink = given ? options.ink : shared.filter((file) => existsSync(file));
  if (!given && ink.length === 0) {
    io.out(
      `\nNo ink: none was named and ${io.sharedData} has none. Give --unipen, --pendigits or --ink (--help).`,
    );
    return;
  }
  const all = await readAll({ ...options, ink }, io);
  const { samples, duplicates, renamedWriters } = mergeSamples(all);
  const digits = samples.filter(({ label }) => /^[0-9]$/.test(label));
  const others = samples.filter(({ label }) => !/^[0-9]$/.test(label) && [...label].length === 1);
  const digitsFile = join(options.out, 'digits.jsonl.gz');
  const othersFile = join(options.out, 'nondigits.jsonl.gz');
  await writeInk(digitsFile, digits);
  await writeInk(othersFile, others);

  io.out(`\nDigits: ${digitsFile}`);
  io.out(formatTable(DIGIT_COLUMNS, summarizeDigits(digits)));
  io.out(`\nOther characters: ${othersFile}`);
  io.out(formatTable(OTHER_COLUMNS, summarizeOthers(others)));
  const longer = samples.length - digits.length - others.length;
  if (longer > 0) io.out(`\nLeft out: ${longer} samples whose label is longer than one character.`);
  if (duplicates > 0) {
    io.out(`\nLeft out: ${duplicates} samples that were there twice; ${renamedWriters} writers joined.`);
  }
}

async function readAll(options: ImportOptions, io: ImportIo): Promise<InkSample[]> {
  const samples: InkSample[] = [];
  let problems = 0;
  const onProblem = (problem: DataFileError) => {
    problems++;
    if (problems <= MAX_LISTED_PROBLEMS) io.err(`left out: ${problem.message}`);
  };
  const tolerant = options.keepGoing ? { onProblem } : {};
  const add = (sample: InkSample) => {
    samples.push(sample);
    if (samples.length % PROGRESS_INTERVAL === 0) io.err(`${samples.length} samples …`);
  };
  for (const file of options.ink) {
    io.err(`Ink: ${file}`);
    for await (const sample of readInk(file)) add(sample);
  }
  for (const folder of options.unipen) {
    const onFile = (index: number, count: number) => {
      if (index % 100 === 0) io.err(`UNIPEN: ${folder}, file ${index + 1} of ${count}`);
    };
    for await (const sample of importUnipen(folder, { ...tolerant, onFile })) add(sample);
  }
  for (const file of options.pendigits) {
    io.err(`Pen digits: ${file}`);
    for (const sample of await importPendigits(file, tolerant)) add(sample);
  }
  if (problems > 0)
    io.err(`${problems} damaged places were left out (at most ${MAX_LISTED_PROBLEMS} are listed).`);
  return samples;
}
