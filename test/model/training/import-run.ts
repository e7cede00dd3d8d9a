import { type InkSample, readInk, runImport } from '../../../model/training/data';

/**
 * Runs `npm run model:import` in this process.
 *
 * @param sharedData folder that it takes ink from where no ink is named
 */
export async function importWith(argv: string[], sharedData: string) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runImport(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    sharedData,
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

export async function samplesOf(file: string): Promise<InkSample[]> {
  const samples: InkSample[] = [];
  for await (const sample of readInk(file)) samples.push(sample);
  return samples;
}
