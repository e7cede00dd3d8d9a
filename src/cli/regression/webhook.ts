import { setTimeout as wait } from 'node:timers/promises';
import type { Alert } from './alerts';
import { reason } from './read-aggregates';

/** How patient the delivery of an alert is. */
export interface Patience {
  /** Ends a try that takes too long; the receiver is then asked again. */
  readonly limit: () => AbortSignal;
  /** Waits between the tries, in ms: one more try than waits. */
  readonly waitsMs: readonly number[];
}

const PATIENCE: Patience = { limit: () => AbortSignal.timeout(10_000), waitsMs: [1_000, 4_000, 16_000] };

/** Posts an alert, the same bytes each time, until it is answered 2xx. @returns null, or why not */
export async function deliver(
  webhook: string,
  alert: Alert,
  { limit, waitsMs }: Patience = PATIENCE,
): Promise<string | null> {
  const body = JSON.stringify(alert);
  let problem: string | null = null;
  for (const before of [0, ...waitsMs]) {
    await wait(before);
    problem = await post(webhook, alert.id, body, limit());
    if (problem === null) return null;
  }
  return problem;
}

async function post(webhook: string, id: string, body: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body,
      redirect: 'manual',
      signal,
    });
    await answer.body?.cancel();
    return answer.ok ? null : `it answered ${answer.status}`;
  } catch (error) {
    return reason(error);
  }
}
