import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { clearWebGLContext, setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';
import { env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendError } from './selection';
import { registerWebglKernels } from './webgl-kernels';

const NAME = 'webgl';
/** WebGL 1 cannot render 32-bit floats everywhere, and all supported browsers have WebGL 2. */
const VERSION = 2;

const ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  // As the last resort, slow software rendering is better than no reading.
  failIfMajorPerformanceCaveat: false,
};

/** A running WebGL backend. */
export interface RunningWebgl {
  /** Whether the context is lost, with all weights and every result since. */
  isLost(): boolean;
  /** Frees the context. */
  stop(): void;
}

let kernelsRegistered = false;

/**
 * Starts the WebGL backend on an offscreen canvas.
 *
 * @throws BackendError without WebGL 2 or 32-bit floats, since 16 bits would read differently
 */
export async function startWebgl(): Promise<RunningWebgl> {
  if (typeof OffscreenCanvas === 'undefined') {
    throw new BackendError('unsupported', 'there is no canvas for WebGL in a worker here');
  }
  // The size does not matter: the backend renders into textures.
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', ATTRIBUTES);
  if (!gl) throw new BackendError('unsupported', 'WebGL 2 is missing or switched off');
  // By itself the backend would look for a DOM canvas in Safari and refuse software rendering.
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
  const isIntact = createWitness(gl);
  return {
    isLost: () => gl.isContextLost() || !isIntact(),
    stop() {
      removeBackend(NAME);
      stop();
    },
  };
}

/** Any bytes but zeros, which a dead process returns. */
const WITNESS = Uint8Array.of(87, 71, 76, 50);

/**
 * Keeps bytes in the graphics process. When that dies, results are zeros, but the context reports
 * its loss only some tasks later. Commands run in order, so if the bytes can still be read, all
 * earlier results are valid.
 *
 * @returns a function that tells whether the bytes are intact
 */
function createWitness(gl: WebGL2RenderingContext): () => boolean {
  const buffer = gl.createBuffer();
  const found = new Uint8Array(WITNESS.length);
  // The backend does not use this binding.
  gl.bindBuffer(gl.COPY_READ_BUFFER, buffer);
  gl.bufferData(gl.COPY_READ_BUFFER, WITNESS, gl.STATIC_DRAW);
  return () => {
    found.fill(0);
    gl.bindBuffer(gl.COPY_READ_BUFFER, buffer);
    gl.getBufferSubData(gl.COPY_READ_BUFFER, 0, found);
    return found.every((byte, i) => byte === WITNESS[i]);
  };
}
