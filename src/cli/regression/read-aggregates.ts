import { CommandError } from '../../command';
import { AGGREGATES_PATH, type Aggregates, aggregatesSchema, parse } from '../../contract';
import type { Source } from './options';

/** A server that says nothing for so long (ms) is taken for one that does not answer. */
const TIMEOUT_MS = 20_000;

/**
 * Reads the released sums of the days from the server. The token goes in a header, never in the
 * address, and to no other address than the given one: a redirection is not followed.
 *
 * @throws CommandError saying why they cannot be had, and what to do
 */
export async function readAggregates({ url, token, from, to }: Source): Promise<Aggregates> {
  const query = new URLSearchParams({ from, to });
  let answer: Response;
  try {
    answer = await fetch(`${url}${AGGREGATES_PATH}?${query}`, {
      headers: { accept: 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new CommandError(`no server answers at ${url} (${reason(error)}); start it, or give its --url`);
  }
  const body = await answer.text().catch(() => '');
  if (answer.status === 401) {
    throw new CommandError(
      token === null
        ? `${url} shows its figures to maintainers only: give the token in MAINTAINER_TOKEN or --token-file`
        : `${url} does not know this token: give the right one in MAINTAINER_TOKEN or --token-file`,
    );
  }
  if (!answer.ok) {
    throw new CommandError(`${url} answered ${answer.status} when asked for its figures; is it an Inktally?`);
  }
  const parsed = parse(aggregatesSchema, jsonOf(body));
  if (parsed.ok) return parsed.value;
  throw new CommandError(
    `${url}: the answer cannot be read (${parsed.problem}); server and command should be of one version`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Why a request came to nothing: `fetch` hides it in the cause. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (error.name === 'TimeoutError') return 'it took too long';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : error.message;
}
