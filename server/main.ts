import { serve } from './serve.ts'

/** The server alone, with the page as it was built before. */
await serve(Promise.resolve())
