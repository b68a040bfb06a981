import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeIdleBackstop, showsSomebody } from '../../electron/service/idleBackstop.ts';

describe('the records process ends itself when its window hangs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a minute after the window should have locked, and later when somebody was there', () => {
    const end = vi.fn();
    const backstop = makeIdleBackstop(end);
    backstop.restart(5);
    vi.advanceTimersByTime(5 * 60_000);
    backstop.restart(5);
    vi.advanceTimersByTime(6 * 60_000 - 1);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
  });

  test('not at all once it was locked', () => {
    const end = vi.fn();
    const backstop = makeIdleBackstop(end);
    backstop.restart(1);
    backstop.stop();
    vi.advanceTimersByTime(60 * 60_000);
    expect(end).not.toHaveBeenCalled();
  });

  test('what somebody does counts as being there, and a window’s own questions do not', () => {
    expect(['vault.stillHere', 'child.save', 'draft.save', 'child.open'].map(showsSomebody)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      ['child.get', 'vault.session', 'draft.list', 'nothing.such', 'constructor'].map(showsSomebody),
    ).toEqual([false, false, false, false, false]);
  });
});
