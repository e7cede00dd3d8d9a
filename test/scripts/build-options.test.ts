import { build } from 'vite';
import { expect, it } from 'vitest';
import { quietly } from '../../scripts/build-options';

it('a warning ends a build, so that nobody has to read one at the first start', async () => {
  const warns = build({
    // Its failure is what is wanted, and no news.
    customLogger: { ...quietly().customLogger, error: () => {} },
    logLevel: 'silent',
    configFile: false,
    publicDir: false,
    plugins: [
      {
        name: 'warns',
        transform() {
          this.warn('mind the gap');
        },
      },
    ],
    build: { ssr: true, write: false, rolldownOptions: { input: 'scripts/ingest-origin.ts' } },
  });
  await expect(warns).rejects.toThrow(/mind the gap/);
});
