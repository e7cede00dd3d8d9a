import { useCallback, useState } from 'react';

/** Part of a page that is loaded when it is first wanted. */
export interface OnDemand<Part> {
  /** `null` until it has been loaded. */
  readonly part: Part | null;
  /** It could not be loaded; it can be asked for again. */
  readonly failed: boolean;
  readonly load: () => void;
}

/** @param importPart the same function at every call */
export function useOnDemand<Part>(importPart: () => Promise<Part>): OnDemand<Part> {
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
