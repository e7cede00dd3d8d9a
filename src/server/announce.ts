import { resolve } from 'node:path';
import { MAINTAIN_PATH } from '../contract';
import type { Sender } from './client-address';
import type { Log } from './log';
import type { MaintainerToken } from './maintainer-token';
import type { Settings } from './settings';

interface Announcement {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly url: string;
  /** Where the metrics are; `null` without them. */
  readonly metricsUrl: string | null;
  readonly token: MaintainerToken;
  readonly hasApp: boolean;
  readonly log: Log;
}

/** Logs what was started, and a new token. */
export function announce({ settings, dataDir, url, metricsUrl, token, hasApp, log }: Announcement): void {
  log('info', 'serving', `Inktally serves on ${url}`);
  if (metricsUrl !== null) log('info', 'metrics', `Metrics: ${metricsUrl}`);
  log(
    'info',
    'data',
    settings.databaseUrl === null ? `Data: SQLite in ${dataDir}` : 'Data: PostgreSQL (DATABASE_URL)',
  );
  if (token.isNew) {
    log('info', 'token', `Maintainer token, made now and shown only this once: ${token.token}`);
    log('info', 'token-file', `It is kept in ${token.file}; log in with it at ${url}${MAINTAIN_PATH}`);
  }
  if (settings.databaseUrl !== null && token.file !== null) {
    log(
      'warn',
      'token-of-one',
      'Several processes on one database need the same token: set MAINTAINER_TOKEN for all of them.',
    );
  }
  if (!hasApp) {
    const folder = resolve(settings.staticDir);
    log('warn', 'not-built', `The app is not built: ${folder} has no index.html. Run npm run build.`);
  }
}

/** Warns once when requests come without encryption, and once when a proxy is not believed. */
export function senderWarnings(log: Log): (sender: Sender) => void {
  const warned = new Set<string>();
  const warn = (event: string, message: string) => {
    if (!warned.has(event)) log('warn', event, `Warning: ${message}`);
    warned.add(event);
  };
  return ({ address, encrypted, loopback, ignoresForwarded }) => {
    if (!encrypted && !loopback && address !== '') {
      warn(
        'plain-text',
        'the server was reached without TLS from another machine. Put it behind a proxy with TLS, and name the proxy in TRUSTED_PROXIES.',
      );
    }
    if (ignoresForwarded) {
      warn(
        'untrusted-proxy',
        'X-Forwarded-For came from an address that is not in TRUSTED_PROXIES, and was ignored. If it is your proxy, name it there; until then, all who come through it count as one sender.',
      );
    }
  };
}
