import { defineConfig } from 'vite'

/** The page and its engine worker. The service worker is built after it (scripts/build.mjs), because it lists what this build made. */
export default defineConfig({
  root: 'client',
  base: '/',
  publicDir: 'public',
  oxc: { decorator: { legacy: true } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8787' } },
})
