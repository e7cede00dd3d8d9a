import { copyFileSync } from 'node:fs';
import { build } from 'vite';

/**
 * Builds the server of the bench as `npm run build` builds the one in service, so that this is what
 * is measured; and the sender.
 */
export async function buildIngestBench(folder: string): Promise<{ server: string; sender: string }> {
  await build({
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    build: {
      ssr: true,
      rollupOptions: { input: ['scripts/bench/ingest-server.ts', 'scripts/bench/ingest-load.ts'] },
      outDir: folder,
      target: 'node20',
      emptyOutDir: true,
      copyPublicDir: false,
    },
  });
  copyFileSync('src/server/store/sqlite-writer.mjs', `${folder}/sqlite-writer.mjs`);
  return { server: `${folder}/ingest-server.js`, sender: `${folder}/ingest-load.js` };
}
