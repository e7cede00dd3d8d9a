import { CommandError } from '../command';
import { HEALTH_PATH, REPORTS_PATH } from '../contract';
import type { Random } from '../random';
import type { Ledger } from './ledger';
import type { Faults } from './population';

/** A request without an answer is given up after this real time, in ms. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The server as the network finds it. */
export interface ReachedServer {
  /** Where it is reached now; waits while it is starting. */
  url(): Promise<string>;
}

/**
 * Between the devices and the server: loses requests and answers, and delivers twice, by the dice
 * of the device that sends. What it delivers is delivered by HTTP to the real server.
 */
export class Network {
  /** Bodies that are delivered once more on the next day. */
  #late: string[] = [];

  constructor(
    private readonly server: ReachedServer,
    private readonly faults: Faults,
    private readonly ledger: Ledger,
    /** Called for each request that is about to go to the server. */
    private readonly onRequest: () => void,
  ) {}

  /** The `fetch` of a device; `dice` are its own. */
  async deliver(dice: Random, init: RequestInit): Promise<Response> {
    const body = String(init.body);
    const { faults, ledger } = this;
    const { traffic } = ledger;
    // All are thrown at once, so that what happens to one request does not change
    // the dice of the next.
    const isLost = dice.uniform() < faults.lostRequests;
    const isDoubled = dice.uniform() < faults.duplicates;
    const isLate = dice.uniform() < 0.5;
    const isAnswerLost = dice.uniform() < faults.lostAnswers;
    const entry = ledger.sent(body);
    traffic.requests++;
    if (isLost) {
      traffic.lostRequests++;
      throw new TypeError('simulated: the request was lost');
    }
    if (isDoubled) traffic.duplicates++;
    if (isDoubled && isLate) this.#late.push(body);
    const twin = isDoubled && !isLate ? this.#postUnheard(body) : null;
    const answer = await this.#post(body);
    await twin;
    if (!answer) throw new TypeError('the server gave no answer');
    if (isAnswerLost) {
      traffic.lostAnswers++;
      await answer.body?.cancel();
      throw new TypeError('simulated: the answer was lost');
    }
    if (answer.ok) entry.acknowledged = true;
    return answer;
  }

  /** Delivers a report that no device made. */
  async deliverMadeUp(body: string): Promise<void> {
    const entry = this.ledger.sent(body);
    this.ledger.traffic.requests++;
    const answer = await this.#post(body);
    await answer?.body?.cancel();
    if (answer?.ok) entry.acknowledged = true;
  }

  /** Delivers what was held back on the day before. */
  async deliverLate(): Promise<void> {
    await Promise.all(this.#late.splice(0).map((body) => this.#postUnheard(body)));
  }

  /** Posts a copy whose answer nobody waits for. */
  async #postUnheard(body: string): Promise<void> {
    const answer = await this.#post(body);
    await answer?.body?.cancel();
  }

  /** Posts to the server; null where it does not answer. */
  async #post(body: string): Promise<Response | null> {
    const url = await this.server.url();
    this.onRequest();
    try {
      const answer = await fetch(`${url}${REPORTS_PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      if (answer.ok) this.ledger.sent(body).taken = true;
      else this.ledger.traffic.refused++;
      return answer;
    } catch {
      this.ledger.traffic.cut++;
      return null;
    }
  }
}

/** A server that runs already. @throws CommandError where no Inktally answers there */
export async function reachRunningServer(url: string): Promise<ReachedServer> {
  const answer = await fetch(`${url}${HEALTH_PATH}`).catch(() => null);
  await answer?.body?.cancel();
  if (!answer?.ok) {
    throw new CommandError(
      `--url: no Inktally server answers at ${url}; start one (npm start), or give its address`,
    );
  }
  return { url: async () => url };
}
