import { checkReport, MAX_REPORT_BYTES } from '../../contract';
import { addressPrefix, type Sender } from '../client-address';
import { type IngestQueue, NotStoredError } from '../ingest-queue';
import type { RateLimiter } from '../rate-limit';
import { refuse, refuseForNow, type ServerContext } from './answers';
import { readJsonBody } from './json-body';

/** When to send a report again that could not be stored, in seconds. */
const RETRY_AFTER_SECONDS = 30;
/** The same where an operator has to do something first. */
const CLOCK_RETRY_AFTER_SECONDS = 900;

export interface ReportsOptions {
  readonly queue: Pick<IngestQueue, 'add'>;
  readonly models: ReadonlySet<string>;
  /** The service has ended; apps should stop sending. */
  readonly stopped: boolean;
  /** Of every sender but this machine itself; `null` for no limit. */
  readonly limiter: RateLimiter | null;
  readonly senderOf: (context: ServerContext) => Sender;
}

/** `POST /api/v1/reports`. A 204 means that the report is committed, now or before. */
export function takeReports(options: ReportsOptions): (context: ServerContext) => Promise<Response> {
  const { queue, models, stopped, limiter, senderOf } = options;
  return async (context) => {
    if (stopped) return stop(context);
    const sender = limiter && senderOf(context);
    if (sender && !sender.loopback) {
      const seconds = limiter.take(addressPrefix(sender.address));
      if (seconds > 0) {
        return refuseForNow(context, 'too-many', 'too many reports from this network: send later', seconds);
      }
    }
    const body = await readJsonBody(context, MAX_REPORT_BYTES);
    if (!('value' in body)) return body;
    const check = checkReport(body.value);
    if (!check.ok) return refuse(context, check.code, check.message);
    if (!models.has(check.report.model)) {
      return refuse(context, 'unknown-model', 'model: this server does not count this version');
    }
    try {
      await queue.add(check.report);
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      if (error.reason === 'ended') return stop(context);
      if (error.reason === 'clock') {
        const message = 'the clock of the server is in doubt, so no report was stored: send it again later';
        return refuseForNow(context, 'unavailable', message, CLOCK_RETRY_AFTER_SECONDS);
      }
      const code = error.reason === 'failed' ? 'unavailable' : 'busy';
      const message = 'the report was not stored: send it again later';
      return refuseForNow(context, code, message, RETRY_AFTER_SECONDS);
    }
    return context.body(null, 204);
  };
}

function stop(context: ServerContext): Response {
  return refuse(context, 'stopped', 'this server takes no more reports: stop sending');
}
