export {
  BACKEND_PREFERENCES,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  type BackendReason,
} from './backends/choice';
export { createRecognizer, type Recognizer, type WorkerPort } from './bridge';
export { faultOf, type ReaderFault } from './errors';
export type { Candidate, NumberReading, PictureReading, Reading, RecognizerStatus } from './types';
