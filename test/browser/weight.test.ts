import { beforeAll, expect, it } from 'vitest';
import { LoadGraph } from '../../scripts/load-graph';
import { withRig } from './with-rig';

/** What a browser fetches or not as it likes: no part of the page waits for it. */
const OPTIONAL = /^(manifest\.webmanifest|favicon[\w.-]*|icons\/.*)$/;

const { rig, app } = withRig();

beforeAll(async () => {
  // It fetches every file of the app, in every language, once something is chosen: here only what
  // the page asks for counts.
  await rig.context.route('**/sw.js', (route) => route.abort());
});

/** Files asked for so far, as the build names them. */
const asked = () =>
  rig.proxy
    .paths()
    .map((path) => (path === '/' ? 'index.html' : path.slice(1)))
    .filter((file) => !OPTIONAL.test(file));

it('the first visit loads what the budgets count, each file once, and nothing else', async () => {
  const graph = new LoadGraph();
  const { beforeDrawing, beforeReading } = graph.firstVisitIn('en');
  // The last: what Draw loads once the reader is there.
  const all = [...beforeDrawing, ...beforeReading, ...graph.pageChunk('extras')];
  const counted = all.filter((file) => !OPTIONAL.test(file)).sort();
  await app.open();
  // Nothing more comes until something is chosen.
  await app.atRest();
  await expect.poll(() => asked().sort()).toEqual(counted);
});

it('the other pages come when there is time, and are there before they are opened', async () => {
  await app.refuse();
  const pages = [
    'NumberPage',
    'PracticePage',
    'PicturePage',
    'PrivacyPage',
    'SettingsPage',
    'DiagnosticsPage',
  ];
  const loaded = () => pages.filter((page) => asked().some((file) => file.startsWith(`assets/${page}-`)));
  await expect.poll(loaded, { timeout: 60_000 }).toEqual(pages);
  // Texts in the one language of the reader.
  const texts = asked().flatMap((file) => /^assets\/messages-([\w-]+)-[\w-]{8}\.js$/.exec(file)?.[1] ?? []);
  expect(texts).toEqual(['en']);
});
