// `npm start`: builds what is not built yet, then serves.
import './ensure-built.mjs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
