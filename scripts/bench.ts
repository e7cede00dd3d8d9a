/** `npm run bench -- [SECTION …]`: the performance tables. Without a section, all of them. */
import { benchIngest } from './bench/ingest';
import { benchPage } from './bench/page';
import { benchRecognizer } from './bench/recognizer';
import { benchStorage } from './bench/storage';

const SECTIONS: Readonly<Record<string, () => Promise<void>>> = {
  recognizer: benchRecognizer,
  page: benchPage,
  ingest: benchIngest,
  storage: benchStorage,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no section ${unknown.join(', ')}; the sections are ${Object.keys(SECTIONS).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) await SECTIONS[name]?.();
}
