/** `npm run migrate` and its like: makes a fresh clone runnable, then becomes the command that is named first. */
import { installPackages, requireNode } from '../prepare.mjs'

requireNode()
installPackages()
const { register } = await import('tsx/esm/api')
register()
const [name] = process.argv.splice(2, 1)
await import(`./${name}.ts`)
