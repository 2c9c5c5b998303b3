import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isExposed, keysAreApart, readConfig } from '../../server/config.ts'
import { StartRefused } from '../../server/start-refused.ts'

describe('without flags and environment', () => {
  test('serves on this machine only, from .data, what was served last', () => {
    expect(readConfig([], {})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: null,
      dataDirectory: resolve('.data'),
      databaseUrl: null,
      routingUrl: null,
      geocoderUrl: null,
      keyFile: null,
      pack: { kind: 'last' },
      syntheticPeople: null,
      demoAccounts: false,
      logLevel: 'warn',
      checkResponses: false,
    })
  })
})

test('flags win over the environment', () => {
  const config = readConfig(['--port', '9001', '--data', '/srv/data'], {
    PORT: '9000',
    HOANHAP_DATA: '/elsewhere',
  })
  expect([config.port, config.dataDirectory]).toEqual([9001, '/srv/data'])
})

test('HOANHAP_KEY_FILE names the key file, apart from the data folder when it lies outside', () => {
  const apart = (HOANHAP_KEY_FILE?: string) =>
    keysAreApart(readConfig(['--data', '/srv/data'], { HOANHAP_KEY_FILE }))
  expect(readConfig([], { HOANHAP_KEY_FILE: 'keys' }).keyFile).toBe(resolve('keys'))
  expect([apart('/etc/hoanhap/keys.json'), apart('/srv/data-keys.json')]).toEqual([true, true])
  expect([
    apart(),
    apart('/srv/data/keys.json'),
    apart('/srv/data/..keys'),
    apart('/srv/x/../data/k'),
  ]).toEqual([false, false, false, false])
})

test('an empty variable counts as one that is not set', () => {
  expect(readConfig([], { PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null })
})

test('--pack names a folder or the demo pack', () => {
  expect(readConfig(['--pack', 'some/pack'], {}).pack).toEqual({
    kind: 'folder',
    directory: resolve('some/pack'),
  })
  expect(readConfig(['--pack', 'demo'], {}).pack).toEqual({ kind: 'demo' })
})

describe('stops with one line that names what is wrong', () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['an unknown flag', ['--prot', '1'], {}, /--prot/],
    ['a stray word', ['demo'], {}, /demo/],
    ['a flag without its value', ['--port'], {}, /--port/],
    ['a port that is no number', ['--port', 'abc'], {}, /^--port: must be a whole number$/],
    ['a port out of range', [], { PORT: '70000' }, /^PORT: must be at most 65535$/],
    ['no people', ['--with-synthetic-people', '0'], {}, /^--with-synthetic-people: must be at least 1$/],
    ['an unknown HOANHAP_ name', [], { HOANHAP_DATE: 'x' }, /^unknown environment variable HOANHAP_DATE$/],
    [
      'an address of another database',
      [],
      { DATABASE_URL: 'mysql://localhost/x' },
      /^DATABASE_URL: must be a postgres/,
    ],
    [
      'a public address with a path',
      [],
      { PUBLIC_URL: 'https://a.example/b' },
      /^PUBLIC_URL: must have no path$/,
    ],
    ['a public address that is none', [], { PUBLIC_URL: 'a.example' }, /^PUBLIC_URL: /],
    ['an unknown log level', [], { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: /],
    ['a host with a space', [], { HOST: '0.0.0.0 x' }, /^HOST: /],
  ])('%s', (_name, args, env, message) => {
    let thrown: unknown
    try {
      readConfig(args, env)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(StartRefused)
    expect((thrown as StartRefused).message).toMatch(message)
    expect((thrown as StartRefused).message).not.toContain('\n')
  })
})

test.each([
  ['127.0.0.1', null, false],
  ['localhost', null, false],
  ['0.0.0.0', null, true],
  ['0.0.0.0', 'http://a.example', true],
  ['0.0.0.0', 'https://a.example', false],
])('host %s behind %s is exposed: %s', (host, publicUrl, exposed) => {
  expect(isExposed({ host, publicUrl: publicUrl === null ? null : new URL(publicUrl) })).toBe(exposed)
})
