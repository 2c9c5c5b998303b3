import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { contentOf, postgisAlone } from '../../server/db/postgis-bundle.ts'

/** Node has it; the types that are used here know its shapes only. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> }

const { resolve } = createRequire(import.meta.url)
let kept: Promise<WebAssembly.Module[]> | null = null

/**
 * Compiles the embedded engine and PostGIS once for all test files of this process: as long as somebody holds what was
 * compiled, every thread that compiles the same bytes is given it, with all that was made faster since.
 */
export async function keepCompiled(): Promise<void> {
  kept ??= compileAll()
  await kept
}

async function compileAll(): Promise<WebAssembly.Module[]> {
  const engine = await readFile(besides('@electric-sql/pglite', 'pglite.wasm'))
  const archive = await readFile(
    await postgisAlone(besides('@electric-sql/pglite-postgis', 'postgis.tar.gz')),
  )
  const library = contentOf(gunzipSync(archive), 'lib/postgresql/postgis-3.so')
  return Promise.all([engine, library].map((bytes) => WebAssembly.compile(new Uint8Array(bytes))))
}

/** A file that lies beside the entry of a package. */
function besides(packageName: string, file: string): URL {
  return new URL(file, pathToFileURL(resolve(packageName)))
}
