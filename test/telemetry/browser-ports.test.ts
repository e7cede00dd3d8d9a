import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserPorts } from '../../src/telemetry';
import { START } from './world';

// What Node shares with browsers runs as it is; the real thing runs in test/browser.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the platform of a browser', () => {
  test('gives random bytes, a clock and timers that can be cancelled', () => {
    vi.stubGlobal('navigator', {});
    const ports = browserPorts();
    expect(ports.randomBytes(16)).toHaveLength(16);
    expect(ports.randomBytes(16)).not.toEqual(ports.randomBytes(16));
    vi.useFakeTimers({ now: START });
    expect(ports.now()).toBe(START);
    const [cancelled, run] = [vi.fn(), vi.fn()];
    ports.setTimer(1000, cancelled)();
    ports.setTimer(1000, run);
    vi.advanceTimersByTime(999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
    expect(ports.now()).toBe(START + 1000);
  });

  test('has no storage where reading the property throws, and no locks outside of secure contexts', () => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('indexedDB', undefined);
    expect(browserPorts()).toMatchObject({ indexedDB: null, locks: null });
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(browserPorts().indexedDB).toBeNull();
  });

  test('asks for a lock only if it is free', async () => {
    const request = vi.fn(async (_name: string, options: object, task: (lock: object | null) => unknown) => {
      expect(options).toEqual({ ifAvailable: true });
      return task(request.mock.calls.length === 1 ? {} : null);
    });
    vi.stubGlobal('navigator', { locks: { request } });
    const { locks } = browserPorts();
    const task = vi.fn(async () => 'done');
    expect(await locks?.ifFree('name', task)).toBe('done');
    expect(await locks?.ifFree('name', task)).toBeNull();
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('tells other tabs, and hears only what it knows', async () => {
    vi.stubGlobal('navigator', {});
    const [a, b] = [browserPorts(), browserPorts()];
    const heard: string[] = [];
    const last = new Promise<void>((resolve) => {
      b.channel.listen((message) => {
        heard.push(message);
        if (message === 'changed') resolve();
      });
    });
    a.channel.listen((message) => heard.push(`own ${message}`));
    a.channel.post('stop');
    a.channel.post('other' as 'stop');
    a.channel.post('changed');
    await last;
    expect(heard).toEqual(['stop', 'changed']);
  });

  test('hears when the device gets online', () => {
    const target = new EventTarget();
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    const heard = vi.fn();
    const stop = browserPorts().onOnline(heard);
    target.dispatchEvent(new Event('online'));
    stop();
    target.dispatchEvent(new Event('online'));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
