import { ERROR_STATUS, REPORTS_PATH } from '../../src/contract';

export interface RecordedRequest {
  readonly at: number;
  readonly body: string;
  aborted: boolean;
}

type Answerer = (request: RecordedRequest, signal: AbortSignal) => Response | Promise<Response>;

/** Every option of the contract, and nothing else: a request that differs is a violation. */
const OPTIONS = {
  method: 'POST',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  mode: 'same-origin',
  redirect: 'error',
};

/** A network that answers what was planned, and notes everything that was not. */
export class Network {
  readonly requests: RecordedRequest[] = [];
  readonly violations: string[] = [];
  private readonly plans: Answerer[] = [];
  private always: Answerer | null = null;
  private readonly bodiesUnderWay = new Set<string>();

  constructor(private readonly now: () => number) {}

  /** Plans the answer of one request, in order. */
  plan(...answerers: Answerer[]): void {
    this.plans.push(...answerers);
  }

  /** Answers all requests for which nothing else is planned. */
  answerAll(answerer: Answerer | null): void {
    this.always = answerer;
  }

  /** Number of requests that have neither been answered nor aborted. */
  get underWay(): number {
    return this.bodiesUnderWay.size;
  }

  get planned(): number {
    return this.plans.length;
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const { body, headers, signal, ...options } = init;
    if (path !== REPORTS_PATH) this.violations.push(`path ${path}`);
    if (JSON.stringify(Object.entries(options).sort()) !== JSON.stringify(Object.entries(OPTIONS).sort())) {
      this.violations.push(`options ${JSON.stringify(options)}`);
    }
    if (JSON.stringify(headers) !== '{"content-type":"application/json"}') {
      this.violations.push(`headers ${JSON.stringify(headers)}`);
    }
    if (typeof body !== 'string' || !signal) throw this.violation('a body that is no text, or no signal');
    if (signal.aborted) throw this.violation('a request that was aborted before it began');
    if (this.bodiesUnderWay.has(body)) this.violations.push(`two requests at once for ${body}`);
    const answerer = this.plans.shift() ?? this.always;
    if (!answerer) throw this.violation(`an unplanned request: ${body}`);
    const request: RecordedRequest = { at: this.now(), body, aborted: false };
    this.requests.push(request);
    this.bodiesUnderWay.add(body);
    const noteAbort = () => {
      request.aborted = true;
    };
    signal.addEventListener('abort', noteAbort);
    try {
      const response = await answerer(request, signal);
      if (signal.aborted) throw new DOMException('aborted', 'AbortError');
      return response;
    } finally {
      // Node keeps a signal of `AbortSignal.any` for as long as somebody listens to it.
      signal.removeEventListener('abort', noteAbort);
      this.bodiesUnderWay.delete(body);
    }
  };

  private violation(what: string): Error {
    this.violations.push(what);
    return new Error(`network: ${what}`);
  }
}

/** An answer of the server. Error answers carry the contract's body. */
export function status(code: number, headers: Record<string, string> = {}): Answerer {
  return () => new Response(errorBody(code), { status: code, headers });
}

/** The body of our server's error of this status; `null` where it has none. */
export function errorBody(status: number): string | null {
  const [error] = Object.entries(ERROR_STATUS).find(([, known]) => known === status) ?? [];
  return error === undefined ? null : JSON.stringify({ error, message: `said ${status}` });
}

/** The network fails. */
export const unreachable: Answerer = () => {
  throw new TypeError('Failed to fetch');
};

/** No answer ever; ends only by abort. */
export const silence: Answerer = (_, signal) =>
  new Promise((_resolve, reject) => {
    const fail = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, { once: true });
  });
