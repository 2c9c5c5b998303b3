import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = process.env.HOANHAP_API ?? 'http://127.0.0.1:8080'

/** The page: built into `dist` with a hash in every asset's name, served by the API's own process. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    alias: [
      {
        find: /^fflate$/,
        replacement: join(import.meta.dirname, 'src/features/gap-planner/export/zip-at-once.ts'),
      },
    ],
  },
  // The host stays as the browser sent it: the API compares it with the origin of each change.
  server: { host: '127.0.0.1', proxy: { '/api': { target: API, changeOrigin: false } } },
  build: {
    target: 'es2022',
    // MapLibre with its style engine is one chunk, loaded with the map page only.
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
})
