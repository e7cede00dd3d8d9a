import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { sharedData } from '../model/training/import-paths';
import { importWith, samplesOf } from '../model/training/import-run';

const SHARED = sharedData();

it.skipIf(SHARED === null)(
  'model:import takes the real ink by default; the original sample of it adds nothing and keeps its writers',
  async () => {
    const shared = SHARED ?? '';
    const folder = temporaryFolder();
    expect((await importWith(['--out', folder], shared)).status).toBe(0);
    const byDefault = await samplesOf(join(folder, 'digits.jsonl.gz'));
    expect(new Set(byDefault.map(({ label }) => label)).size).toBe(10);
    const files = ['digits.jsonl.gz', 'nondigits.jsonl.gz'].map((name) => join(shared, name));
    const unipen = join(shared, 'unipen-sample');
    const named = ['--ink', ...files, '--unipen', unipen, '--out', folder];
    expect((await importWith(named, join(folder, 'nothing'))).status).toBe(0);
    expect(await samplesOf(join(folder, 'digits.jsonl.gz'))).toEqual(byDefault);
  },
);
