import { describe, expect, test } from 'vitest';
import { OptionRefused, startOptionsFrom } from '../../electron/startOptions.ts';

describe('start options', () => {
  test('a demo or a test may set the date and the folder that files go to', () => {
    const argv = ['electron', '.', '--today=2026-11-20', '--save-to=/tmp/out'];
    expect(startOptionsFrom(argv, false)).toEqual({
      fixedToday: '2026-11-20',
      saveTo: '/tmp/out',
      lateReplies: null,
    });
  });

  test('without them the clock runs and the person is asked', () => {
    expect(startOptionsFrom(['electron', '.'], false)).toEqual({
      fixedToday: null,
      saveTo: null,
      lateReplies: null,
    });
  });

  test.each(['--today=2026-11-20', '--save-to=/tmp/out', '--late-replies=450'])(
    'an installed Holdfast refuses %s',
    (option) => {
      expect(() => startOptionsFrom(['holdfast', option], true)).toThrow(OptionRefused);
    },
  );

  test('answers may be made late by so many milliseconds, and by nothing else', () => {
    expect(startOptionsFrom(['electron', '--late-replies=450'], false).lateReplies).toBe(450);
    for (const wrong of ['0', '-1', 'soon', '1.5', ''])
      expect(() => startOptionsFrom(['electron', `--late-replies=${wrong}`], false)).toThrow(OptionRefused);
  });

  test('a date that does not exist is not taken for another', () => {
    expect(() => startOptionsFrom(['electron', '--today=2026-02-30'], false)).toThrow();
  });
});
