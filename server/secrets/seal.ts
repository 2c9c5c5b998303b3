import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { searchKey } from '@hoanhap/geo/text.ts'
import type { Keys } from './keys.ts'

/** The cell that a sealed value belongs to: it opens nowhere else. */
export interface SealedAt {
  table: string
  field: string
  row: bigint | number | string
}

/** What can be found again without opening anything. */
export type DigestKind = 'idNumber' | 'fullName' | 'givenNameAndYear'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals a text for one cell: 12 bytes nonce, 16 bytes tag, ciphertext. The same text never looks the same twice. */
export function seal(keys: Keys, text: string, at: SealedAt): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keys.seal, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(cellOf(at, keys.version))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/**
 * Opens what `seal` made for this cell.
 * @throws when it was made for another cell or under another key, or when a single bit of it changed
 */
export function open(keys: Keys, sealed: Uint8Array, at: SealedAt, keyVersion: number): string {
  if (keyVersion !== keys.version) {
    throw new Error(`sealed under version ${keyVersion} of the keys, which is not at hand`)
  }
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('too short to be a sealed value')
  const decipher = createDecipheriv(CIPHER, keys.seal, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(cellOf(at, keyVersion))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const ciphertext = sealed.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
}

/**
 * The keyed hash by which a value is found again: an id number whatever its spacing, a full name whatever its
 * diacritics. `givenNameAndYear` takes `name|year`.
 */
export function digest(keys: Keys, kind: DigestKind, text: string): Buffer {
  return createHmac('sha256', keys.index)
    .update(`${kind}|${NORMAL_FORM[kind](text)}`, 'utf8')
    .digest()
}

/** The rows of the index for a person; no number, no row. */
export function identityDigests(
  keys: Keys,
  identity: { name: string; birthYear: number; idNumber: string | null },
): { kind: DigestKind; digest: Buffer }[] {
  const texts: [DigestKind, string | null][] = [
    ['idNumber', identity.idNumber],
    ['fullName', identity.name],
    ['givenNameAndYear', `${identity.name}|${identity.birthYear}`],
  ]
  return texts.flatMap(([kind, text]) => (text === null ? [] : [{ kind, digest: digest(keys, kind, text) }]))
}

const NORMAL_FORM: Record<DigestKind, (text: string) => string> = {
  idNumber: (text) => text.replace(/\D/g, ''),
  fullName: searchKey,
  givenNameAndYear: (text) => {
    const [name = '', year = ''] = text.split('|')
    // The given name stands last.
    return `${searchKey(name).split(' ').at(-1)}|${year.trim()}`
  },
}

function cellOf({ table, field, row }: SealedAt, keyVersion: number): Buffer {
  return Buffer.from(`${table}|${field}|${row}|${keyVersion}`, 'utf8')
}
