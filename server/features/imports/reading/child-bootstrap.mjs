/** First module of the process that reads files: a process does not inherit the loader of its parent. */
import { register } from 'tsx/esm/api'

register()
await import('./child.ts')
