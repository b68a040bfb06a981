import { defineConfig } from 'vitest/config';

// Each test file starts its own app with its own user-data folder, two at a time where each gets a display to itself:
// on one display a window would take the focus from the other.
const hasTwoDisplays = process.env['HOLDFAST_SECOND_DISPLAY'] !== undefined;

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    passWithNoTests: false,
    isolate: false,
    maxWorkers: hasTwoDisplays ? 2 : 1,
    // A machine under load answers late; what never comes still fails, and says what it saw last.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
