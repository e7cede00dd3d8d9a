import { useCallback, useState } from 'react';

/**
 * A part of a page, loaded on demand: `part` is null until then, and `load` can be tried again.
 *
 * @param importPart must be stable across renders
 */
export function useOnDemand<Part>(importPart: () => Promise<Part>) {
  const [part, setPart] = useState<Part | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    importPart().then(
      (loaded) => setPart(() => loaded),
      () => setFailed(true),
    );
  }, [importPart]);
  return { part, failed, load };
}
