/** What libpq would connect to; all of these need a server that takes writes, so they mean the same. */
const WRITABLE: ReadonlySet<string | null> = new Set([null, 'any', 'read-write', 'primary']);

/**
 * The addresses of each host of a PostgreSQL address that names several, as libpq takes them:
 * `postgres://user@h1:5432,h2:5433/database?target_session_attrs=read-write`, or folders of sockets
 * in `?host=/a,/b`.
 *
 * @returns one address a host, or what is wrong
 */
export function postgresHosts(url: string): readonly string[] | string {
  const [, scheme = '', user = '', names = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#]*)(.*)$/.exec(url) ?? [];
  // With one host it is an address as any other; the names of the others are put in its place.
  const form = `${scheme}${user}${names.split(',')[0]}${rest}`;
  if (scheme === '' || !URL.canParse(form)) return 'must start with postgres:// and be a valid address';
  const { searchParams } = new URL(form);
  const attributes = searchParams.get('target_session_attrs');
  if (!WRITABLE.has(attributes)) {
    return 'must have read-write as its target_session_attrs, or none: the server has to write';
  }
  const folders = searchParams.get('host')?.split(',') ?? [];
  const ports = searchParams.get('port')?.split(',') ?? [];
  if (folders.length > 1) {
    return folders.map((host, n) => {
      const one = new URL(form);
      one.searchParams.set('host', host);
      const port = ports[n] ?? ports[0];
      if (port !== undefined) one.searchParams.set('port', port);
      return one.href;
    });
  }
  const hosts = names.split(',').map((name) => `${scheme}${user}${name}${rest}`);
  return hosts.every((host) => URL.canParse(host)) ? hosts : 'must name hosts as h1:5432,h2:5432';
}
