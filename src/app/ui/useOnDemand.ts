import { useCallback, useState } from 'react';

/** A part of a page, loaded when first needed. */
export interface OnDemand<Part> {
  /** `null` until it has been loaded. */
  readonly part: Part | null;
  /** Loading failed; `load` tries again. */
  readonly failed: boolean;
  readonly load: () => void;
}

/** @param importPart must be stable across renders */
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
