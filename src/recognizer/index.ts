export {
  createRecognizer,
  type ReadOptions,
  type Recognizer,
  type RecognizerOptions,
  type WorkerPort,
} from './bridge';
export { RecognizerError, type RecognizerErrorCode } from './errors';
export type { Candidate, ModelInfo, Reading, RecognizerStatus } from './types';
