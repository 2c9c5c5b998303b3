import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const PLACE = fileURLToPath(new URL('../../../shared/real/', import.meta.url))

/** The folder of real public data beside the repository, or null when it is not there. */
export const realPackDir: string | null = existsSync(PLACE) ? PLACE : null

/** The folder of real public data; the tests that need it fail without it. */
export function requireRealPack(): string {
  if (realPackDir === null)
    throw new Error('this test reads the real public data in ../shared/real, which is not there')
  return realPackDir
}
