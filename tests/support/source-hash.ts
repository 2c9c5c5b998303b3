import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../', import.meta.url)

/** A short hash of what lies in some folders of the project (paths, sizes, times), to name what was built from it. */
export function sourceHash(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const directory = fileURLToPath(new URL(`${folder}/`, ROOT))
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => !file.includes('node_modules') && /\.(ts|csv|json)$/.test(file))
      .sort()
    for (const file of files) {
      const { size, mtimeMs } = statSync(`${directory}${file}`)
      hash.update(`${folder}/${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex').slice(0, 12)
}
