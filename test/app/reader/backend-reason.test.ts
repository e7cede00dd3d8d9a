import { describe, expect, it } from 'vitest';
import { enPages as en } from '../../../src/app/i18n/messages/pages/en';
import { backendReasonText } from '../../../src/app/reader/backend-reason';
import type { BackendName, BackendReason } from '../../../src/recognizer';

describe('why the reader runs where it runs', () => {
  const sentence = (backend: BackendName, reason: BackendReason) =>
    backendReasonText(backend, reason, en.settings, 'en');

  it('is a sentence', () => {
    expect(sentence('wasm-simd', { code: 'preferred', asked: 'auto', failures: [] })).toBe(
      'Running on WebAssembly SIMD, the first choice.',
    );
    expect(sentence('webgl', { code: 'chosen', asked: 'webgl', failures: [] })).toBe(
      'Running on WebGL, as you chose.',
    );
    const failures = [
      { backend: 'webgl', code: 'lost', detail: '' },
      { backend: 'wasm-simd', code: 'unsupported', detail: '' },
    ] as const;
    expect(sentence('wasm', { code: 'fallback', asked: 'webgl', failures })).toBe(
      'Running on WebAssembly, because WebGL stopped during use and WebAssembly SIMD isn’t available here.',
    );
  });
});
