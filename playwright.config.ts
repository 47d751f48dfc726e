import { defineConfig } from '@playwright/test'

/** Browser tests: real Chromium with persistent profiles, a server of its own for each test, one at a time. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: 'test-results',
  forbidOnly: true,
})
