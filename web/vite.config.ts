import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = process.env.HOANHAP_API ?? 'http://127.0.0.1:8080'

/** The page: built into `dist` with a hash in every asset's name, served by the API's own process. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': API } },
  build: {
    target: 'es2022',
    // MapLibre with its style engine is one chunk, loaded with the map page only.
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
})
