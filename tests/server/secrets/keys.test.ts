import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKeyFile, keyFilePath, readKeyFile } from '../../../server/secrets/keys.ts'
import { StartRefused } from '../../../server/start-refused.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoanhap-keys-'))
  path = join(folder, 'deeper', 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a new key file is read by its owner only, and holds what was made', () => {
  const made = createKeyFile(path)
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
  expect(readdirSync(join(folder, 'deeper'))).toEqual(['keys.json'])
  expect(readKeyFile(path)).toEqual(made)
  expect([made.version, made.seal.length, made.index.length]).toEqual([1, 32, 32])
  expect(made.seal.equals(made.index)).toBe(false)
})

test('no two key files are alike', () => {
  expect(createKeyFile(path).seal.equals(createKeyFile(join(folder, 'other.json')).seal)).toBe(false)
})

test('a file that is not there is null, and is not made by looking for it', () => {
  expect(readKeyFile(path)).toBeNull()
  expect(existsSync(path)).toBe(false)
})

test.each([0o644, 0o640, 0o604, 0o660, 0o666, 0o620])(
  'a file with mode %o is refused with one line',
  (mode) => {
    createKeyFile(path)
    chmodSync(path, mode)
    expect(() => readKeyFile(path)).toThrow(
      `the key file ${path} is open to other users of this machine: chmod 600 ${path}`,
    )
  },
)

describe('a malformed file is refused with one line that shows nothing of it', () => {
  const secret = Buffer.alloc(32, 1).toString('base64')
  const other = Buffer.alloc(32, 2).toString('base64')
  test.each([
    ['nothing', ''],
    ['half a file', `{"version":1,"seal":"${secret}"`],
    ['no JSON', secret],
    ['null', 'null'],
    ['a list', `["${secret}"]`],
    ['a missing key', JSON.stringify({ version: 1, seal: secret })],
    ['a short key', JSON.stringify({ version: 1, seal: secret, index: 'AAAA' })],
    [
      'a key that is not base64',
      JSON.stringify({ version: 1, seal: secret, index: `${other.slice(0, -2)}!!` }),
    ],
    ['one key for both', JSON.stringify({ version: 1, seal: secret, index: secret })],
    ['version 0', JSON.stringify({ version: 0, seal: secret, index: other })],
    ['more than keys', JSON.stringify({ version: 1, seal: secret, index: other, note: 'x' })],
  ])('%s', (_name, text) => {
    createKeyFile(path)
    writeFileSync(path, text)
    const line = `the key file ${path} is malformed: restore it from where it was kept`
    expect(() => readKeyFile(path)).toThrow(new StartRefused(line))
  })
})

test('a folder is no key file', () => {
  expect(() => readKeyFile(folder)).toThrow(`the key file ${folder} is not a file`)
})

test('without a name the key file lies in the data folder', () => {
  expect(keyFilePath(null, '/srv/data')).toBe('/srv/data/keys.json')
  expect(keyFilePath('/etc/hoanhap/keys', '/srv/data')).toBe('/etc/hoanhap/keys')
})
