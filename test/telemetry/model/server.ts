import { type Report, reportCounts } from '../../../src/contract';
import { errorBody, type RecordedRequest, silence } from '../network';
import { nextTurn, type World } from '../world';

/** What becomes of one request. The letters after a number are a header: Retry-After. */
export const FATES = [
  'stored',
  'stored, answer lost',
  'stored, answer never comes',
  'delivered twice',
  'delivered again later',
  'unreachable',
  'no answer',
  '400',
  '413',
  '415',
  '422',
  '404',
  '408',
  '410',
  '425',
  '429 retry',
  '500',
  '503 retry',
] as const;
export type Fate = (typeof FATES)[number];

/** The ends of a report that the contract knows beside 2xx: these bytes will never be taken. */
const REFUSALS = new Set([400, 413, 415, 422]);

/**
 * The receiving end, and the network on the way to it: knows what arrived, what was
 * answered, and what got back.
 */
export class Server {
  /** Bodies by id, as first stored. A repeat changes nothing. */
  readonly stored = new Map<string, string>();
  /** Statuses that were sent back, by report id; some get lost on the way. */
  readonly answered = new Map<string, number[]>();
  /** Ids of the reports that were answered for good, one for each answer. */
  readonly finals: string[] = [];
  readonly violations: string[] = [];
  private fates: Fate[] = [];
  private late: string[] = [];

  constructor(world: World) {
    world.network.answerAll((request, signal) => this.answer(request, signal));
  }

  /** Plans what becomes of the next requests; 'stored' where nothing is planned. */
  plan(fates: readonly Fate[]): void {
    this.fates.push(...fates);
  }

  heal(): void {
    this.fates = [];
  }

  /** Delivers what the network held back for long. */
  deliverLate(): void {
    for (const body of this.late.splice(0)) this.store(body);
  }

  isTaken(id: string): boolean {
    return this.answered.get(id)?.some((status) => status >= 200 && status < 300) ?? false;
  }

  isRefused(id: string): boolean {
    return this.answered.get(id)?.some((status) => REFUSALS.has(status)) ?? false;
  }

  /** Counts of all reports that are stored. */
  get counts(): number {
    return [...this.stored.values()].reduce((sum, body) => sum + reportCounts(parse(body)), 0);
  }

  private async answer(request: RecordedRequest, signal: AbortSignal): Promise<Response> {
    const { body } = request;
    const fate = this.fates.shift() ?? 'stored';
    const { id } = parse(body);
    // The way there takes its time: something else may happen meanwhile.
    await nextTurn();
    switch (fate) {
      case 'stored, answer lost':
        this.store(body);
        throw new TypeError('Failed to fetch');
      case 'stored, answer never comes':
        this.store(body);
        return await silence(request, signal);
      case 'unreachable':
        throw new TypeError('Failed to fetch');
      case 'no answer':
        return await silence(request, signal);
      case 'delivered twice':
        this.store(body);
        this.store(body);
        return this.respond(id, 204);
      case 'delivered again later':
        this.store(body);
        this.late.push(body);
        return this.respond(id, 204);
      case 'stored':
        this.store(body);
        return this.respond(id, 204);
      default: {
        const [status, retry] = fate.split(' ');
        return this.respond(id, Number(status), retry ? { 'retry-after': '5000' } : {});
      }
    }
  }

  private store(body: string): void {
    const { id } = parse(body);
    const known = this.stored.get(id);
    if (known !== undefined && known !== body) this.violations.push(`two bodies of report ${id}`);
    this.stored.set(id, known ?? body);
  }

  private respond(id: string, status: number, headers: Record<string, string> = {}): Response {
    this.answered.set(id, [...(this.answered.get(id) ?? []), status]);
    if ((status >= 200 && status < 300) || REFUSALS.has(status)) this.finals.push(id);
    return new Response(errorBody(status), { status, headers });
  }
}

export function parse(body: string): Report {
  return JSON.parse(body);
}
