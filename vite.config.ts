import { defineConfig } from 'vite'

/** What a till needs to sell: main.ts and the Sale page with everything that they import at once. */
const FIRST_LOAD = ['/client/main.ts', '/client/pages/sale/sale-page.ts']

/** The part of a bundler's module graph that is needed here. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

let firstLoad: ReadonlySet<string> | undefined

/** Every module that `entries` import without a detour over `import()`. */
function reachable(entries: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) visit(imported)
  }
  for (const entry of entries) visit(`${import.meta.dirname}${entry}`)
  return found
}

/**
 * The page and its engine worker. The service worker is built after it (scripts/build.mjs), because it lists what this build made.
 *
 * The first load is one chunk: split by who shares what it would be fifty files, which start slower and pack worse.
 */
export default defineConfig({
  root: 'client',
  base: '/',
  publicDir: 'public',
  oxc: { decorator: { legacy: true } },
  worker: { format: 'es' },
  // Engine 7: no true time is before the build.
  define: { __BUILT_AT__: String(Date.now()) },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, graph) => {
                firstLoad ??= reachable(FIRST_LOAD, graph)
                return firstLoad.has(id) ? 'app' : null
              },
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8787' } },
})
