import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { temporaryFolder } from './harness';

export const SCRIPT = 'console.log("Inktally");\n'.repeat(50);
const FILES: Record<string, string | Uint8Array> = {
  'index.html': '<!doctype html><title>Inktally</title>',
  'maintain.html': '<!doctype html><title>Maintain</title>',
  'sw.js': '// service worker',
  'manifest.webmanifest': '{"name":"Inktally"}',
  'robots.txt': 'User-agent: *\n',
  'assets/app-1a2b3c.js': SCRIPT,
  'assets/app-1a2b3c.js.br': brotliCompressSync(SCRIPT),
  'assets/app-1a2b3c.js.gz': gzipSync(SCRIPT),
  'assets/only-gz-1.css': 'a{}',
  'assets/only-gz-1.css.gz': gzipSync('a{}'),
  'assets/backend-9f.wasm': Uint8Array.from([0, 0x61, 0x73, 0x6d]),
  'model/weights.bin': Uint8Array.from([1, 2, 3]),
};

/**
 * Makes a folder as the build makes it, with a file beside it that is nobody's
 * business, and gives its path.
 */
export async function writeStaticFiles(): Promise<string> {
  const root = await temporaryFolder();
  const folder = join(root, 'client');
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await writeFile(join(root, 'secret.txt'), 'not for anyone');
  return folder;
}
