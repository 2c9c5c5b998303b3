import { createHash } from 'node:crypto'
import type { Keys } from '../../server/secrets/keys.ts'

/** Keys that are the same in every run, so that a test may seal here and open there. */
export function testKeys(): Keys {
  return { version: 1, seal: secret('seal'), index: secret('index') }
}

function secret(name: string): Buffer {
  return createHash('sha256').update(`test ${name}`).digest()
}
