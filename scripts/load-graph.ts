import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Languages of the texts, as their files are named. */
const LANGUAGES = ['en', 'zh-hans', 'ja'] as const;

/** What a first visit loads, as paths in the folder of the built app. */
export interface FirstVisit {
  readonly language: (typeof LANGUAGES)[number];
  /** Before one can draw: the page with all that it names, and the texts. */
  readonly beforeDrawing: readonly string[];
  /** What the first reading needs besides: the worker, WebAssembly with SIMD, the model. */
  readonly beforeReading: readonly string[];
}

/** The files of a built app, and how they load each other. */
export class LoadGraph {
  readonly files: readonly string[];

  /** @throws Error where there is no build */
  constructor(private readonly folder = 'dist/client') {
    if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm run build first`);
    this.files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.\w+$/.test(file) && !/\.(br|gz)$/.test(file));
  }

  /** Bytes of files as they are sent to a browser that takes brotli. */
  bytes(files: Iterable<string>): number {
    let sum = 0;
    for (const file of files) sum += this.#size(file);
    return sum;
  }

  #size(file: string): number {
    const path = join(this.folder, file);
    if (existsSync(`${path}.br`)) return readFileSync(`${path}.br`).length;
    const bytes = readFileSync(path);
    return /\.(png|webp)$/.test(file)
      ? bytes.length
      : Math.min(bytes.length, brotliCompressSync(bytes).length);
  }

  /** A file and what it loads at once, by static imports and links, and those in turn. */
  closure(file: string): Set<string> {
    const found = new Set<string>();
    const visit = (next: string) => {
      if (found.has(next) || !this.files.includes(next)) return;
      found.add(next);
      for (const named of this.#namedBy(next)) visit(named);
    };
    visit(file);
    return found;
  }

  #namedBy(file: string): string[] {
    const text = () => readFileSync(join(this.folder, file), 'utf8');
    if (file.endsWith('.html')) {
      return [...text().matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+)"[^>]*>/g)]
        .filter(([tag]) => !/rel="(?:icon|apple-touch-icon)"/.test(tag))
        .map(([, path = '']) => path);
    }
    if (!file.endsWith('.js')) return [];
    // `import "./a.js"` and `… from "./a.js"`, not `import("./a.js")`, which
    // waits until it is wanted.
    return [...text().matchAll(/\b(?:import|from)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
      ([, name]) => `assets/${name}`,
    );
  }

  /** What a page of the app loads when it is opened, besides what is there from the start. */
  pageChunk(name: string): Set<string> {
    const start = this.closure('index.html');
    const script = this.only(new RegExp(`^assets/${name}-[\\w-]+\\.js$`));
    const scripts = [...this.closure(script)].filter((file) => !start.has(file));
    // Vite gives the styles of a chunk the chunk's name.
    const styles = scripts.flatMap((file) => {
      const stem = file.replace(/-[\w-]{8}\.js$/, '');
      return this.files.filter((other) => other.startsWith(`${stem}-`) && other.endsWith('.css'));
    });
    return new Set([...scripts, ...styles]);
  }

  /** The first visit in the language in which most is loaded. */
  firstVisit(): FirstVisit {
    const visits = LANGUAGES.map((language) => this.firstVisitIn(language));
    const bytes = ({ beforeDrawing }: FirstVisit) => this.bytes(beforeDrawing);
    return visits.reduce((most, visit) => (bytes(visit) > bytes(most) ? visit : most));
  }

  /** The first visit of somebody who reads this language. */
  firstVisitIn(language: FirstVisit['language']): FirstVisit {
    const messages = this.only(new RegExp(`^assets/messages-${language}-[\\w-]+\\.js$`));
    // The entry of the worker, and what it loads as its first act.
    const worker = [/^assets\/worker-[\w-]{8}\.js$/, /^assets\/worker-main-[\w-]{8}\.js$/].flatMap(
      (pattern) => [...this.closure(this.only(pattern))],
    );
    return {
      language,
      beforeDrawing: [...this.closure('index.html'), messages],
      beforeReading: [
        ...worker,
        this.only(/-simd-[\w-]+\.wasm$/),
        this.only(/^assets\/model-[\w-]+\.json$/),
        this.only(/^assets\/weights-[\w-]+\.bin$/),
        this.only(/^assets\/path-[\w-]+\.json$/),
        this.only(/^assets\/path-[\w-]+\.bin$/),
      ],
    };
  }

  /** The one file of this name. @throws Error where there is none, or more than one */
  only(pattern: RegExp): string {
    const found = this.files.filter((file) => pattern.test(file));
    const [file] = found;
    if (!file || found.length > 1) {
      throw new Error(`the build has ${found.length} files like ${pattern}, and should have one`);
    }
    return file;
  }
}
