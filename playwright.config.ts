import { defineConfig } from '@playwright/test'

/** Browser tests: real Chromium with persistent profiles, a server of its own for each test, two at a time: much of each is waiting. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: 'test-results',
  forbidOnly: true,
  // A machine that stalls for a minute must not hide what a change broke: a second try is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
})
