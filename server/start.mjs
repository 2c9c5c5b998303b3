/**
 * `npm start`: makes a fresh clone runnable, then becomes the server. The server runs in this very process, so that a
 * signal that is sent to it arrives.
 */
import { buildPage, installPackages, requireNode } from './prepare.mjs'

requireNode()
installPackages()
const page = buildPage()
const { register } = await import('tsx/esm/api')
register()
const { serve } = await import('./serve.ts')
await serve(page)
