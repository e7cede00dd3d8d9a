/** `npm run budgets`: what a visit loads, in brotli, against its budgets. Fails over budget. */
import { LoadGraph } from './load-graph';

interface Budget {
  readonly name: string;
  readonly files: Iterable<string>;
  /** Most kB (1,000 bytes), brotli. */
  readonly most: number;
}

const graph = new LoadGraph();
const { language, beforeDrawing, beforeReading } = graph.firstVisit();
const firstVisit = [...beforeDrawing, ...beforeReading];

/** The pages that are loaded when they are wanted. */
const PAGES = ['NumberPage', 'PracticePage', 'PicturePage', 'PrivacyPage', 'SettingsPage', 'DiagnosticsPage'];

const isPage = (file: string) =>
  /\.html$/.test(file) || /^(first-paint\.js|manifest\.webmanifest)$/.test(file);
const maintainTexts = graph.only(new RegExp(`^assets/maintain-${language}-[\\w-]+\\.js$`));
const ofMaintain = [...graph.closure('maintain.html'), maintainTexts].filter(
  (file) => !firstVisit.includes(file),
);
const otherTexts = graph.files.filter(
  (file) => /^assets\/messages-/.test(file) && !firstVisit.includes(file),
);

const SUMS: readonly Budget[] = [
  { name: `until the sheet can be drawn on (${language})`, files: beforeDrawing, most: 95 },
  { name: `until the first reading (${language})`, files: firstVisit, most: 320 },
];
const PARTS: readonly Budget[] = [
  { name: 'HTML, manifest', files: beforeDrawing.filter(isPage), most: 4 },
  { name: 'CSS', files: beforeDrawing.filter((file) => file.endsWith('.css')), most: 8 },
  {
    name: 'page JS, texts in it',
    files: beforeDrawing.filter((file) => file.endsWith('.js') && !isPage(file)),
    most: 88,
  },
  { name: 'worker JS', files: beforeReading.filter((file) => file.endsWith('.js')), most: 32 },
  { name: 'WASM (SIMD)', files: beforeReading.filter((file) => file.endsWith('.wasm')), most: 65 },
  { name: 'model', files: beforeReading.filter((file) => /\.(bin|json)$/.test(file)), most: 135 },
];
const ON_DEMAND: readonly Budget[] = [
  ...PAGES.map((page) => ({ name: `${page}, when opened`, files: graph.pageChunk(page), most: 12 })),
  {
    name: 'selecting a part of a picture',
    files: graph.files.filter((file) => /PartPicker-/.test(file)),
    most: 6,
  },
  { name: 'texts in other languages', files: otherTexts, most: 20 },
  { name: 'question about sharing, and the policy', files: graph.pageChunk('PolicyDialog'), most: 10 },
  {
    name: 'policy texts, all languages',
    files: graph.files.filter((file) => /^assets\/policy-/.test(file)),
    most: 18,
  },
  { name: 'cells to draw in by keys', files: graph.files.filter((file) => /CellGrid-/.test(file)), most: 3 },
  {
    name: 'reading lines',
    files: graph.files.filter((file) => /worker-(read-picture|check-number|line-[a-z]+)-/.test(file)),
    most: 10,
  },
  {
    name: 'line reader',
    files: graph.files.filter((file) => /assets\/line-[\w-]+\.(json|bin)$/.test(file)),
    most: 170,
  },
  // Loaded only where WebAssembly fails, or WebGL is asked for.
  { name: 'WebGL', files: graph.files.filter((file) => /worker-webgl-/.test(file)), most: 55 },
  { name: 'service worker', files: graph.files.filter((file) => file === 'sw.js'), most: 12 },
  { name: 'maintain page', files: ofMaintain, most: 110 },
];

let over = false;
for (const [title, budgets] of Object.entries({
  'A first visit': SUMS,
  'of that': PARTS,
  'only when wanted': ON_DEMAND,
})) {
  console.log(`${title}:`);
  for (const { name, files, most } of budgets) {
    const list = [...files];
    const bytes = graph.bytes(list);
    const bad = list.length === 0 || bytes > most * 1000;
    over ||= bad;
    const figures = `${(bytes / 1000).toFixed(1).padStart(7)} kB of ${String(most).padStart(4)}`;
    console.log(`${bad ? 'FAIL' : 'ok  '}  ${name.padEnd(42)} ${figures}  ${list.length} file(s)`);
  }
}
process.exitCode = over ? 1 : 0;
