import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runImport } from './data';

process.exitCode = await runImport(process.argv.slice(2), {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  sharedData: join(fileURLToPath(new URL('.', import.meta.url)), '../../../shared/data'),
});
