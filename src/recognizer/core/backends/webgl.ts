import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { clearWebGLContext, setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';
import { env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendError } from './choice';
import { registerWebglKernels } from './webgl-kernels';

const NAME = 'webgl';
/** WebGL 1 cannot render 32-bit floats everywhere, and no browser of our range is without WebGL 2. */
const VERSION = 2;

const ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  // It is the last resort: rendering in software is slow, and better than not reading.
  failIfMajorPerformanceCaveat: false,
};

/** The WebGL backend while it runs. */
export interface RunningWebgl {
  /** Whether the context was lost, and with it every weight and every result since. */
  isLost(): boolean;
  /** Frees the context. */
  stop(): void;
}

let kernelsRegistered = false;

/**
 * Starts the WebGL backend on a canvas that nobody sees, in a worker, too.
 *
 * @throws BackendError where there is no WebGL 2, or none with 32-bit floats (16 bits would read differently)
 */
export async function startWebgl(): Promise<RunningWebgl> {
  if (typeof OffscreenCanvas === 'undefined') {
    throw new BackendError('unsupported', 'there is no canvas for WebGL in a worker here');
  }
  // Its own size does not matter: the backend renders into textures.
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', ATTRIBUTES);
  if (!gl) throw new BackendError('unsupported', 'WebGL 2 is missing or switched off');
  // Given, not looked for: the backend would try a canvas of the page in Safari, and refuse software rendering.
  env().set('WEBGL_VERSION', VERSION);
  setWebGLContext(VERSION, gl);
  const stop = () => {
    clearWebGLContext(VERSION);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  };
  if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    stop();
    throw new BackendError('unsupported', 'WebGL renders no 32-bit floats here');
  }
  if (!kernelsRegistered) registerWebglKernels();
  kernelsRegistered = true;
  registerBackend(NAME, () => new MathBackendWebGL());
  if (!(await setBackend(NAME))) {
    removeBackend(NAME);
    stop();
    throw new BackendError('not-started', 'WebGL did not start');
  }
  const holdsStill = createWitness(gl);
  return {
    isLost: () => gl.isContextLost() || !holdsStill(),
    stop() {
      removeBackend(NAME);
      stop();
    },
  };
}

/** Any bytes that are not zero, which is what a dead process gives back. */
const WITNESS = Uint8Array.of(87, 71, 76, 50);

/**
 * Bytes that lie with the graphics process. When that dies, results are zeros, and the context says that it is lost
 * only some tasks later; but commands run in order, so whoever still has the bytes had answered everything before.
 *
 * @returns whether the bytes are still there
 */
function createWitness(gl: WebGL2RenderingContext): () => boolean {
  const buffer = gl.createBuffer();
  const found = new Uint8Array(WITNESS.length);
  // A binding that the backend does not use.
  gl.bindBuffer(gl.COPY_READ_BUFFER, buffer);
  gl.bufferData(gl.COPY_READ_BUFFER, WITNESS, gl.STATIC_DRAW);
  return () => {
    found.fill(0);
    gl.bindBuffer(gl.COPY_READ_BUFFER, buffer);
    gl.getBufferSubData(gl.COPY_READ_BUFFER, 0, found);
    return found.every((byte, i) => byte === WITNESS[i]);
  };
}
