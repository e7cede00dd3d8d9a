import { type Failure, REQUEST_TIMEOUT_MS } from '../api';
import type { Language } from './language';

/** What a failed request means, in a sentence to read. */
export function failureText(
  failure: Failure,
  { messages, format }: Pick<Language, 'messages' | 'format'>,
): string {
  const texts = messages.failures;
  switch (failure.kind) {
    case 'offline':
      return texts.offline;
    case 'timeout':
      return texts.timeout(format.wait(REQUEST_TIMEOUT_MS / 1000));
    case 'busy':
      return failure.retryAfter === null ? texts.busy : texts.busyWait(format.wait(failure.retryAfter));
    case 'refused':
      return texts.refused(failure.status, failure.message || texts.noMessage);
    case 'unreadable':
      return texts.unreadable(failure.problem);
  }
}
