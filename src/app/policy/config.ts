import { useEffect, useState } from 'react';
import { CONFIG_PATH, type Config } from '../../contract';
import { INGEST_ORIGIN } from './ingest-origin';

/** What the operator says: `null` while unknown, `'failed'` where it could not be loaded. */
export type OperatorConfig = Config | 'failed' | null;

/** @throws Error when the server cannot be reached or answers something else */
async function fetchConfig(signal: AbortSignal): Promise<Config> {
  if (!navigator.onLine) throw new Error(`${CONFIG_PATH}: there is no network; ask again when there is`);
  const response = await fetch(`${INGEST_ORIGIN ?? ''}${CONFIG_PATH}`, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`${CONFIG_PATH}: answered ${response.status}; is the server up to date?`);
  const answer: unknown = await response.json();
  const { contact, publicFigures, epsilon, minReports }: Partial<Record<keyof Config, unknown>> =
    Object(answer);
  const isEpsilon = epsilon === null || typeof epsilon === 'number';
  if (!isEpsilon || typeof minReports !== 'number')
    throw new Error(`${CONFIG_PATH}: has no epsilon; is the server up to date?`);
  return {
    epsilon,
    minReports,
    contact: typeof contact === 'string' && contact.trim() !== '' ? contact.trim() : null,
    publicFigures: publicFigures === true,
  };
}

/** A link for a contact that is a mail address or a web page; `null` for any other text. */
export function contactLink(contact: string): string | null {
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(contact)) return `mailto:${contact}`;
  if (/^(https:\/\/|mailto:)\S+$/.test(contact)) return contact;
  return null;
}

/** Asked for where the policy is shown, and nowhere else. */
export function useConfig(): OperatorConfig {
  const [config, setConfig] = useState<OperatorConfig>(null);

  useEffect(() => {
    const abort = new AbortController();
    fetchConfig(abort.signal).then(setConfig, () => {
      if (!abort.signal.aborted) setConfig('failed');
    });
    return () => abort.abort();
  }, []);

  return config;
}
