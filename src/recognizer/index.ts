export {
  BACKEND_PREFERENCES,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  type BackendReason,
} from './core/backends/selection';
export { faultOf } from './core/errors';
export type {
  DigitsMeant,
  NumberDigit,
  NumberReading,
  PictureReading,
  Reading,
  RecognizerStatus,
} from './core/types';
export { createRecognizer, type Recognizer, type WorkerPort } from './page/bridge';
