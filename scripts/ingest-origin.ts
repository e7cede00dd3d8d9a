/** The build variable for a static host: where the reports of its pages go. */
const VARIABLE = 'INGEST_ORIGIN';
/** Browsers let pages over https ask these without encryption. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origin of the server that takes the reports; `null` where it is the one that serves the page.
 *
 * @throws Error when it is no origin, or not encrypted
 */
export function ingestOrigin(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const text = env[VARIABLE];
  if (!text) return null;
  const { origin, protocol, hostname } = URL.canParse(text) ? new URL(text) : new URL('about:blank');
  if (origin !== text) {
    throw new Error(
      `${VARIABLE} must be an origin as browsers write it, such as https://reports.example, without a path (it is "${text}")`,
    );
  }
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.includes(hostname))) {
    throw new Error(
      `${VARIABLE} must begin with https://: the policy promises an encrypted way (it is "${text}")`,
    );
  }
  return origin;
}
