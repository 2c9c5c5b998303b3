import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a pack, wherever they lie: a folder on disk, or the demo pack in memory. */
export interface PackFiles {
  /** Name of the folder, used when the pack does not name itself. */
  name: string
  /** File names, sorted; no folders. */
  names: string[]
  folders: string[]
  read(name: string): Promise<Buffer>
}

/** The files of a folder. Subfolders are listed, not entered. */
export async function filesOfFolder(folder: string): Promise<PackFiles> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => !entry.name.startsWith('.'),
  )
  const named = (wanted: boolean) =>
    entries
      .filter((entry) => entry.isDirectory() === wanted)
      .map((entry) => entry.name)
      .sort()
  return {
    name:
      folder
        .replace(/[\\/]+$/, '')
        .split(/[\\/]/)
        .at(-1) ?? 'pack',
    names: named(false),
    folders: named(true),
    read: (name) => readFile(join(folder, name)),
  }
}

/** Files that are already in memory, by name. */
export function filesInMemory(name: string, contents: ReadonlyMap<string, Buffer>): PackFiles {
  return {
    name,
    names: [...contents.keys()].sort(),
    folders: [],
    read: async (file) => {
      const content = contents.get(file)
      if (!content) throw new Error(`the pack holds no file ${file}`)
      return content
    },
  }
}

/** Eight hexadecimal digits that change with any name or byte of the files that a pack reads. */
export async function fingerprint(files: PackFiles): Promise<string> {
  const hash = createHash('sha256')
  for (const name of files.names) {
    hash.update(`${name}\0`).update(
      createHash('sha256')
        .update(await files.read(name))
        .digest(),
    )
  }
  return hash.digest('hex').slice(0, 8)
}
