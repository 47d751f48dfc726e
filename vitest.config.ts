import { defineConfig } from 'vitest/config'

/** Unit, property, contract and architecture tests: everything that needs no browser. */
export default defineConfig({
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist'],
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
