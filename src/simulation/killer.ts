import { type Random, seededRandom } from '../random';

/** About as long as the server takes for a request, in ms. */
const MAX_KILL_DELAY_MS = 6;

/** A server that can be killed. */
export interface KillableServer {
  /** Resolves when it serves again. */
  killAndRestart(): Promise<void>;
}

/** Kills the server on days drawn at random, during the requests of the day. */
export class Killer {
  kills = 0;
  readonly #server: KillableServer;
  readonly #days: readonly number[];
  readonly #random: Random;
  /** Kills that are left today. */
  #due = 0;
  /** Requests until the next kill; null: none is left today. */
  #countdown: number | null = null;
  #requests = 0;
  #restarting: Promise<void> = Promise.resolve();

  /** @param kills how often in the run of so many days */
  constructor(server: KillableServer, kills: number, days: number, seed: number) {
    this.#server = server;
    this.#random = seededRandom(~seed);
    this.#days = Array.from({ length: kills }, () => Math.floor(days * this.#random.uniform()));
  }

  beginDay(day: number): void {
    this.#due = this.#days.filter((other) => other === day).length;
    // About as many as yesterday.
    this.#drawNext(this.#requests);
    this.#requests = 0;
  }

  /** A request goes to the server. */
  request(): void {
    this.#requests++;
    if (this.#countdown === null || --this.#countdown > 0) return;
    this.#kill();
    this.#drawNext(this.#requests);
  }

  /** Kills as often as is left for the day, and waits until the server serves. */
  async endDay(): Promise<void> {
    while (this.#due > 0) this.#kill();
    this.#countdown = null;
    await this.#restarting;
  }

  /** @param requests about how many there will be until the end of the day */
  #drawNext(requests: number): void {
    this.#countdown =
      this.#due > 0 ? 1 + Math.floor((requests / (this.#due + 1)) * this.#random.uniform()) : null;
  }

  #kill(): void {
    this.#due--;
    this.kills++;
    this.#restarting = this.#restarting.then(async () => {
      // A moment later, so that requests are under way.
      await new Promise((resolve) => setTimeout(resolve, MAX_KILL_DELAY_MS * this.#random.uniform()));
      await this.#server.killAndRestart();
    });
    // `endDay` hears of a failure.
    this.#restarting.catch(() => undefined);
  }
}
