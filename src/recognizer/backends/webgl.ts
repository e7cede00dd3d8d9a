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
  return {
    isLost: () => gl.isContextLost(),
    stop() {
      removeBackend(NAME);
      stop();
    },
  };
}
