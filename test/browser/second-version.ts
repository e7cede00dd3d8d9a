import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type RunningServer, readSettings, startServer } from '../../src/server';
import { temporaryFolder } from '../fixtures/temporary-folder';

/** What the second version calls itself in Settings. */
export const SECOND_VERSION = '99.0.0';

/** The editions of its policy: the app's own, and a made-up earlier one. */
const EDITIONS = resolve('test/app/policy/made-up-edition.ts');

let built: Promise<string> | undefined;

/**
 * The folder of a later version of the app, built once in each process, from the same sources but for a word in the
 * main bundle and an earlier edition of the policy. Each script of the page gets another name by
 * it, because each names the main bundle.
 */
export function secondVersion(): Promise<string> {
  built ??= buildSecondVersion();
  return built;
}

async function buildSecondVersion(): Promise<string> {
  // Workers run side by side, so each needs a folder of its own.
  const folder = mkdtempSync(join(tmpdir(), 'inktally-second-version-'));
  const environment = process.env.NODE_ENV;
  // The test runner's own would make it a development build.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      logLevel: 'error',
      define: { __APP_VERSION__: JSON.stringify(SECOND_VERSION) },
      build: { outDir: folder, emptyOutDir: true },
      plugins: [
        {
          name: 'second-version',
          enforce: 'pre',
          resolveId: (source, importer) =>
            source === './editions' && importer?.includes('/src/app/policy/') ? EDITIONS : null,
          transform: (code, id) =>
            id.endsWith('/src/app/main.tsx')
              ? `${code}\ndocument.documentElement.dataset.version = '${SECOND_VERSION}';`
              : null,
        },
      ],
    });
  } finally {
    process.env.NODE_ENV = environment;
  }
  return folder;
}

export interface SecondVersion {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the second version. */
export async function startSecondVersion(): Promise<SecondVersion> {
  const dataDir = temporaryFolder();
  const server: RunningServer = await startServer(
    readSettings({ PORT: '0', DATA_DIR: dataDir, STATIC_DIR: await secondVersion() }),
    { print: () => undefined },
  );
  return {
    url: server.url,
    async close() {
      await server.close();
    },
  };
}
