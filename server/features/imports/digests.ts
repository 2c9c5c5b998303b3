import { createHmac } from 'node:crypto'
import type { Keys } from '../../secrets/keys.ts'

/**
 * Keyed hashes by which an import finds again what it saw before. They tell nobody without the key what stood in a file, and
 * are no hashes of the register: each begins with its own word.
 */
export type ImportDigest = 'source' | 'row' | 'twin' | 'said' | 'headers' | 'receipt'

export function importDigest(keys: Keys, kind: ImportDigest, text: string): Buffer {
  return createHmac('sha256', keys.index).update(`import ${kind}|${text}`, 'utf8').digest()
}
