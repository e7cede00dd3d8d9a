export { createRecognizer, type Recognizer, type WorkerPort } from './bridge';
export type { Candidate, Reading, RecognizerStatus } from './types';
