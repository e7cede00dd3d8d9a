import { RecognizerError } from '../errors';

/** What can run the network, the preferred one first: by speed for one small image, and by what it costs to load. */
export const BACKENDS = ['wasm-simd', 'wasm', 'webgl'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** What may be asked for: the first backend that works, or one that is tried before the others. */
export const BACKEND_PREFERENCES = ['auto', ...BACKENDS] as const;
export type BackendPreference = (typeof BACKEND_PREFERENCES)[number];

/** Why a backend is not in use. */
export interface BackendFailure {
  readonly backend: BackendName;
  /** `unsupported`: the device lacks it; `not-started`: it could not be loaded or started; `lost`: it stopped later. */
  readonly code: 'unsupported' | 'not-started' | 'lost';
  /** For error messages, in English. */
  readonly detail: string;
}

/** Why a backend is the one in use. */
export interface BackendReason {
  /** `preferred`: the first of the automatic order; `chosen`: it was asked for; `fallback`: those before it failed. */
  readonly code: 'preferred' | 'chosen' | 'fallback';
  readonly asked: BackendPreference;
  /** Those that failed, in the order in which they were tried; never empty for a `fallback`. */
  readonly failures: readonly BackendFailure[];
}

/** A backend that runs, and why it is this one. */
export interface StartedBackend<Running> {
  readonly running: Running;
  readonly backend: BackendName;
  readonly reason: BackendReason;
}

/** Thrown by what starts a backend, where the next one is to be tried. */
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

/** The backends in the order in which they are tried: the one that is asked for, then the automatic order. */
export function orderOf(asked: BackendPreference): readonly BackendName[] {
  return asked === 'auto' ? BACKENDS : [asked, ...BACKENDS.filter((backend) => backend !== asked)];
}

/**
 * Starts the first backend that works.
 *
 * @param start starts one; a BackendError from it leads to the next, any other error ends the search
 * @param lost backends that have stopped in use; they are not tried again
 * @throws RecognizerError `backend`, naming all failures, where none works
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
