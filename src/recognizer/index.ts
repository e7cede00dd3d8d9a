export {
  BACKEND_PREFERENCES,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  type BackendReason,
} from './backends/choice';
export { createRecognizer, type Recognizer, type WorkerPort } from './bridge';
export { faultOf } from './errors';
export type { NumberReading, PictureReading, Reading, RecognizerStatus } from './types';
