import { createContext, useContext } from 'react';
import type { createRecognizer } from '../../recognizer';
import type { Telemetry } from '../../telemetry';

export type Recognizer = ReturnType<typeof createRecognizer>;

/** The two rooms that the pages work with, made once in main.tsx. */
export interface Services {
  readonly recognizer: Recognizer;
  readonly telemetry: Telemetry;
}

export const ServicesContext = createContext<Services | null>(null);

/** @throws Error outside of the provider that main.tsx puts around the app */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services)
    throw new Error('useServices: no ServicesContext above this component; render it inside <App>');
  return services;
}
