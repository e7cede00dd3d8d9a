import { useEffect, useRef } from 'react';

/** Calls the newest `leave` once, when the component goes away. */
export function useLeaving(leave: () => void): void {
  const newest = useRef(leave);
  useEffect(() => {
    newest.current = leave;
  });
  useEffect(() => () => newest.current(), []);
}
