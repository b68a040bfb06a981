import { defineConfig } from 'vitest/config';

// One window at a time: each test file starts its own app with its own user-data folder.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    passWithNoTests: false,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
