/** Most memory that WebAssembly addresses, in bytes, less a page. */
const MAX_BYTES = 2 ** 32 - 2 ** 16;
const PAGE_BYTES = 2 ** 16;
/** Grown by a fifth at least, so that it is not grown often. */
const GROWTH = 1.2;
/** What WASI answers where there are no such files: EBADF and ESPIPE. */
const [NO_FILE, NO_SEEKING] = [52, 70];

interface Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wasm_call_ctors: () => void;
  readonly malloc: (bytes: number) => number;
  readonly free: (address: number) => void;
  readonly stackSave: () => number;
  readonly stackRestore: (stack: number) => void;
  readonly stackAlloc: (bytes: number) => number;
}

interface Options {
  /** The address of a file of the package. */
  locateFile(name: string, prefix: string): string;
}

/** What the WebAssembly backend of TensorFlow.js uses of its instance. */
interface WasmModule {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: Exports['malloc'];
  readonly _free: Exports['free'];
  /** @param types of the parameters; an `array` is passed by its address */
  cwrap(name: string, result: string | null, types: readonly string[]): (...values: never[]) => unknown;
}

/**
 * Starts a binary of the WebAssembly backend. In the bundle of the worker it takes the place of the
 * package's own glue (Emscripten's), which is for Node, too, and for every kernel that there is.
 *
 * @throws Error where the binary does not load
 */
export async function wasmFactory({ locateFile }: Options): Promise<WasmModule> {
  const heap = () => new Uint8Array(exports.memory.buffer);
  const env = {
    abort: () => {
      throw new WebAssembly.RuntimeError('aborted');
    },
    emscripten_get_heap_max: () => MAX_BYTES,
    emscripten_memcpy_big: (to: number, from: number, bytes: number) => {
      heap().copyWithin(to >>> 0, from >>> 0, (from >>> 0) + (bytes >>> 0));
    },
    emscripten_resize_heap: (bytes: number) => {
      const had = exports.memory.buffer.byteLength;
      const wanted = Math.min(MAX_BYTES, Math.max(bytes >>> 0, had * GROWTH));
      try {
        exports.memory.grow(Math.ceil((wanted - had) / PAGE_BYTES));
        return 1;
      } catch {
        return 0;
      }
    },
  };
  const wasi = {
    fd_close: () => NO_FILE,
    fd_seek: () => NO_SEEKING,
    // Warnings of the kernels.
    fd_write: (_: number, parts: number, count: number, written: number) => {
      const view = new DataView(exports.memory.buffer);
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const address = view.getUint32(parts + 8 * i, true);
        const bytes = view.getUint32(parts + 8 * i + 4, true);
        console.warn(new TextDecoder().decode(heap().slice(address, address + bytes)));
        sum += bytes;
      }
      view.setUint32(written, sum, true);
      return 0;
    },
  };
  const url = locateFile('tfjs-backend-wasm.wasm', '');
  const instance = await instantiate(url, { env, wasi_snapshot_preview1: wasi });
  const exports = instance.exports as Exports;
  exports.__wasm_call_ctors();
  const onStack = (bytes: Uint8Array) => {
    const address = exports.stackAlloc(bytes.length);
    heap().set(bytes, address);
    return address;
  };
  return {
    get HEAPU8() {
      return heap();
    },
    _malloc: exports.malloc,
    _free: exports.free,
    cwrap(name, _, types) {
      const native = exports[name];
      if (typeof native !== 'function') throw new Error(`the WebAssembly binary has no ${name}`);
      if (!types.includes('array')) return native as () => unknown;
      return (...values) => {
        const stack = exports.stackSave();
        const result = native(...values.map((value, i) => (types[i] === 'array' ? onStack(value) : value)));
        exports.stackRestore(stack);
        return result;
      };
    },
  };
}

async function instantiate(url: string, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  try {
    return (await WebAssembly.instantiateStreaming(fetch(url), imports)).instance;
  } catch {
    // Some hosts do not name its type, which streaming asks for.
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`the WebAssembly binary was answered with ${answer.status}`);
    return (await WebAssembly.instantiate(await answer.arrayBuffer(), imports)).instance;
  }
}
