// Builds the page, then the service worker with the list of files to keep, then the compressed copies that the server sends.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'
import { ROOT } from './bootstrap.mjs'
import { markBuilt } from './freshness.mjs'

const dist = process.env['DIST_DIR'] ?? join(ROOT, 'dist')
const quiet = { logLevel: process.env['CI'] ? 'warn' : 'info' }

rmSync(dist, { recursive: true, force: true })
await build({
  configFile: join(ROOT, 'vite.config.ts'),
  ...quiet,
  build: { outDir: dist, emptyOutDir: true },
})
await buildApiDocs()
await buildServiceWorker()
compress(dist)
if (dist === join(ROOT, 'dist')) markBuilt()

/** The page of the API's document stands apart: whoever sells never loads any of it. */
async function buildApiDocs() {
  await build({
    configFile: false,
    root: join(ROOT, 'client', 'api-docs'),
    base: '/api/docs/',
    publicDir: false,
    ...quiet,
    build: {
      outDir: join(dist, 'api', 'docs'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
    },
  })
}

/** The worker is one classic script, so that every browser with service workers can run it. */
async function buildServiceWorker() {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    ...quiet,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: join(ROOT, 'sw', 'main.ts'), formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  })
  const { warnings } = await injectManifest({
    swSrc: join(dist, 'sw.js'),
    swDest: join(dist, 'sw.js'),
    globDirectory: dist,
    globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest,ico}'],
    globIgnores: ['sw.js', 'api/**', '**/screenshot-*.png'],
    dontCacheBustURLsMatching: /assets\/.*-[\w-]{8}\./,
    maximumFileSizeToCacheInBytes: 4_000_000,
  })
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
}

function compress(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) compress(path)
    else if (['.js', '.css', '.html', '.svg', '.webmanifest', '.json'].includes(extname(path)))
      writeCopies(path)
  }
}

function writeCopies(path) {
  const bytes = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
}
