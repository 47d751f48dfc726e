import { defineConfig } from 'vitest/config'

/** Unit, property, contract and architecture tests: everything that needs no browser. */
export default defineConfig({
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist'],
    pool: 'forks', // threads share one process, and a crash in one file ended all (decision 491)
    maxWorkers: '100%', // by default one core is left out, which is half of a small machine
    // Ends what hangs. A test that starts five servers takes 10 s, and a minute on a machine with too much to do.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
