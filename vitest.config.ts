import { defineConfig } from 'vitest/config';

// The end-to-end suite drives a real window and has its own config (vitest.e2e.config.ts).
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    passWithNoTests: false,
    // Each worker loads the app and starts its PostgreSQL once, not once for each of its files: half of the whole time.
    isolate: false,
    maxWorkers: '100%', // the default leaves a core idle, which on two cores is half of them
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
