import { RecognizerError } from '../errors';

/** What can run the network, best first by speed for one small image and by download size. */
export const BACKENDS = ['wasm-simd', 'wasm', 'webgl'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** `auto`: the first backend that works; a name: that one first, then the others. */
export const BACKEND_PREFERENCES = ['auto', ...BACKENDS] as const;
export type BackendPreference = (typeof BACKEND_PREFERENCES)[number];

/** Why a backend is not used. */
export interface BackendFailure {
  readonly backend: BackendName;
  /**
   * `unsupported`: missing on the device; `not-started`: did not load or start; `lost`: stopped
   * later.
   */
  readonly code: 'unsupported' | 'not-started' | 'lost';
  /** For error messages, in English. */
  readonly detail: string;
}

/** Why a backend is used. */
export interface BackendReason {
  /** `preferred`: the first in order; `chosen`: asked for; `fallback`: those before it failed. */
  readonly code: 'preferred' | 'chosen' | 'fallback';
  readonly asked: BackendPreference;
  /** In the order tried; never empty for a `fallback`. */
  readonly failures: readonly BackendFailure[];
}

/** A running backend, and why it is this one. */
export interface StartedBackend<Running> {
  readonly running: Running;
  readonly backend: BackendName;
  readonly reason: BackendReason;
}

/** Thrown when a backend does not start; the next one is tried. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  constructor(
    readonly code: 'unsupported' | 'not-started',
    message: string,
    options?: { readonly cause: unknown },
  ) {
    super(message, options);
  }
}

/** The backends in the order they are tried: the one asked for, then the automatic order. */
export function orderOf(asked: BackendPreference): readonly BackendName[] {
  return asked === 'auto' ? BACKENDS : [asked, ...BACKENDS.filter((backend) => backend !== asked)];
}

/**
 * Starts the first backend that works.
 *
 * @param start starts one backend; after a BackendError the next is tried, other errors are thrown
 * @param lost backends that stopped in use; they are skipped
 * @throws RecognizerError `backend`, naming all failures, if none works
 */
export async function startFirst<Running>(
  asked: BackendPreference,
  start: (backend: BackendName) => Promise<Running>,
  lost: readonly BackendFailure[] = [],
): Promise<StartedBackend<Running>> {
  const failures = [...lost];
  for (const backend of orderOf(asked)) {
    if (lost.some((failure) => failure.backend === backend)) continue;
    try {
      const running = await start(backend);
      const first = asked === 'auto' ? 'preferred' : 'chosen';
      return {
        running,
        backend,
        reason: { code: failures.length > 0 ? 'fallback' : first, asked, failures },
      };
    } catch (thrown) {
      if (!(thrown instanceof BackendError)) throw thrown;
      failures.push({ backend, code: thrown.code, detail: thrown.message });
    }
  }
  const reasons = failures.map(({ backend, detail }) => `${backend}: ${detail}`).join('; ');
  throw new RecognizerError(
    'backend',
    `Nothing here can run the network (${reasons}). Check the connection and load again, or use a browser with WebAssembly or WebGL 2.`,
  );
}
