import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileDigests } from '../../../scripts/file-digests';
import { slimTensorflow } from '../../../scripts/slim-tensorflow';

/**
 * tfjs-core and its WebAssembly backend as a plain build has them (gzip); all of our
 * worker must be smaller.
 */
const MAX_GZIP_BYTES = 67_000;
/** Of each binary; with every kernel they have 311,000 and 425,000. */
const MAX_BINARY_BYTES = 240_000;
/** The WebGL backend with the kernels in use (58 kB gzip), what reads lines, and some room. */
const MAX_LAZY_GZIP_BYTES = 67_000;

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Of what the worker loads when it starts. */
let code: string;
let modules: string[];
/** Of what it loads on demand. */
let lazyCode: string;
let lazyModules: string[];
let assets: string[];
let binaries: Uint8Array<ArrayBuffer>[];

beforeAll(async () => {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    plugins: [slimTensorflow(), fileDigests()],
    build: {
      write: false,
      minify: true,
      rollupOptions: {
        input: fileURLToPath(new URL('../../../src/recognizer/worker/main.ts', import.meta.url)),
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []));
  const atStart = new Set(chunks.filter((chunk) => chunk.isEntry));
  // A set grows while it is walked: the imports of imports are found, too.
  for (const { imports } of atStart) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) atStart.add(chunk);
  }
  const onDemand = chunks.filter((chunk) => !atStart.has(chunk));
  code = [...atStart].map((chunk) => chunk.code).join('\n');
  modules = [...atStart].flatMap((chunk) => Object.keys(chunk.modules));
  lazyCode = onDemand.map((chunk) => chunk.code).join('\n');
  lazyModules = onDemand.flatMap((chunk) => Object.keys(chunk.modules));
  assets = outputs.flatMap((output) => (output.type === 'asset' ? [output.fileName] : []));
  binaries = outputs.flatMap((output) =>
    output.type === 'asset' && output.fileName.endsWith('.wasm')
      ? [Uint8Array.from(Buffer.from(output.source))]
      : [],
  );
});

describe('the bundle of the worker', () => {
  it('has the network code of TensorFlow.js and nothing else of it', () => {
    const packages = new Set(
      modules.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
    );
    expect(packages).toContain('@tensorflow/tfjs-core');
    expect(packages).toContain('@tensorflow/tfjs-backend-wasm');
    for (const unwanted of ['tfjs', 'tfjs-layers', 'tfjs-converter', 'tfjs-data', 'tfjs-backend-webgl']) {
      expect(packages).not.toContain(`@tensorflow/${unwanted}`);
    }
    const kernels = modules.filter((id) => /tfjs-backend-wasm\/dist\/kernels\/[A-Z_]/.test(id));
    expect(kernels.length).toBeGreaterThan(4);
    expect(kernels.length).toBeLessThan(10);
    expect(modules.filter((id) => /adam_optimizer|sgd_optimizer|backend_webgl/.test(id))).toEqual([]);
  });

  it('loads WebGL on demand, with the kernels in use and no others', () => {
    const kernels = lazyModules.filter((id) => /tfjs-backend-webgl\/dist\/kernels\/[A-Z_]/.test(id));
    expect(kernels.length).toBeGreaterThan(10);
    expect(kernels.length).toBeLessThan(40);
    expect(
      lazyModules.filter((id) => /register_all_kernels|tfjs-(layers|converter|data)\//.test(id)),
    ).toEqual([]);
  });

  it('has nothing of the threaded build', () => {
    expect(modules.filter((id) => id.includes('threaded'))).toEqual([]);
    expect(/emscripten_thread/.test(code)).toBe(false);
    expect(assets.filter((name) => name.endsWith('.wasm'))).toHaveLength(2);
    expect(assets.filter((name) => name.includes('threaded'))).toEqual([]);
  });

  it('has of the WebAssembly binaries what the kernels in use call, and no others', async () => {
    expect(binaries).toHaveLength(2);
    for (const binary of binaries) {
      const names = WebAssembly.Module.exports(await WebAssembly.compile(binary)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['FusedConv2D', 'MaxPool', 'init', 'malloc']));
      expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
      expect(names).not.toContain('Sigmoid');
      expect(binary.length).toBeLessThan(MAX_BINARY_BYTES);
    }
    expect(code).not.toContain('SparseFillEmptyRows');
    expect(code).not.toContain('ENVIRONMENT_IS_NODE');
  });

  it('names the model files by content, and holds none of them', () => {
    expect(assets.some((name) => /model-[\w-]{8}\.json$/.test(name))).toBe(true);
    expect(assets.some((name) => /weights-[\w-]{8}\.bin$/.test(name))).toBe(true);
    expect(assets.some((name) => /path-[\w-]{8}\.json$/.test(name))).toBe(true);
    expect(assets.some((name) => /path-[\w-]{8}\.bin$/.test(name))).toBe(true);
    expect(/data:[\w/-]*;base64,[\w+/]/.test(code)).toBe(false);
  });

  it('evaluates no text as code, which the content security policy forbids', () => {
    expect(/new Function\b|[^\w.]eval\(/.test(code + lazyCode)).toBe(false);
  });

  it('is small', () => {
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(MAX_GZIP_BYTES);
    expect(gzipSync(lazyCode, { level: 9 }).length).toBeLessThan(MAX_LAZY_GZIP_BYTES);
  });
});
