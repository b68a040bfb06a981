import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fittingOf } from '../../../renderer/ui/fittingOf.ts';

describe('how many tabs stand on one line', () => {
  test('all where they just have room; else as many as leave room for “More”', () => {
    expect(fittingOf([50, 50, 50], { room: 170, gap: 10, opener: 40 })).toBe(3);
    expect(fittingOf([50, 50, 50], { room: 169, gap: 10, opener: 40 })).toBe(2);
    expect(fittingOf([50, 50, 50], { room: 159, gap: 10, opener: 40 })).toBe(1);
    expect(fittingOf([50, 50, 50], { room: 60, gap: 10, opener: 40 })).toBe(0);
    expect(fittingOf([], { room: 0, gap: 10, opener: 40 })).toBe(0);
  });

  test('what stands on the line is never wider than it, and more room never shows fewer', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 12 });
    const size = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(widths, size, fc.nat(300), fc.nat(40), fc.nat(80), (all, room, more, gap, opener) => {
        const fitting = fittingOf(all, { room, gap, opener });
        const shown = all.slice(0, fitting);
        const rest = fitting < all.length ? opener : -gap;
        const used = shown.reduce((sum, width) => sum + width + gap, 0) + rest;
        if (fitting > 0) expect(used).toBeLessThanOrEqual(room);
        expect(fittingOf(all, { room: room + more, gap, opener })).toBeGreaterThanOrEqual(fitting);
      }),
    );
  });
});
