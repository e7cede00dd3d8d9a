import { useEffect, useRef } from 'react';

/** Calls the latest `callback` once, when the component unmounts. */
export function useUnmount(callback: () => void): void {
  const newest = useRef(callback);
  useEffect(() => {
    newest.current = callback;
  });
  useEffect(() => () => newest.current(), []);
}
