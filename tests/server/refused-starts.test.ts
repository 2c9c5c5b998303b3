import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServerProcesses, serverProcesses } from '../support/server-process.ts'

let processes: ServerProcesses
const start: ServerProcesses['start'] = (...how) => processes.start(...how)

beforeAll(async () => {
  processes = await serverProcesses('refused')
})
afterAll(() => processes.close())

describe('a start is refused with one line', () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['for an unknown flag', ['--nonsense'], {}, /--nonsense/],
    ['for an unknown name in the environment', [], { HOANHAP_NONSENSE: '1' }, /HOANHAP_NONSENSE/],
    ['for a pack that is not there', ['--pack', '/nowhere/at/all'], {}, /\/nowhere\/at\/all/],
    [
      'for a key file that is not there',
      [],
      { HOANHAP_KEY_FILE: '/nowhere/keys' },
      /^HOANHAP_KEY_FILE: .*\/nowhere\/keys$/,
    ],
    ['for a host without a port to give', [], { HOST: '192.0.2.1' }, /^cannot listen on 192\.0\.2\.1/],
  ])('%s', async (_name, args, env, line) => {
    const server = start(args, env)
    expect(await server.ended).toBe(1)
    expect(server.output().trim().split('\n').at(-1)).toMatch(line)
    expect(server.output()).not.toContain('    at ')
  })

  test('for a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const server = start(['--port', String(port)])
    expect(await server.ended).toBe(1)
    expect(server.output().trim()).toBe(`cannot listen on 127.0.0.1 port ${port} (EADDRINUSE)`)
    other.close()
  })
})
