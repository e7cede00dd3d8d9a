import { useEffect, useState } from 'react';
import type { Config } from '../../contract';
import { fetchConfig } from './config';

/**
 * What the operator has set: `null` while it is not known, `'failed'` where it could not be loaded.
 *
 * @param ask false before the user's first choice: no request is made until then
 */
export function useConfig(ask: boolean): Config | 'failed' | null {
  const [config, setConfig] = useState<Config | 'failed' | null>(null);

  useEffect(() => {
    if (!ask) return;
    const abort = new AbortController();
    fetchConfig(abort.signal).then(setConfig, () => {
      if (!abort.signal.aborted) setConfig('failed');
    });
    return () => abort.abort();
  }, [ask]);

  return config;
}
