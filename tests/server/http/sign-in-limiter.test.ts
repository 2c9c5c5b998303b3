import { describe, expect, test } from 'vitest'
import { SignInLimiter } from '../../../server/http/sign-in-limiter.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

function failedTimes(
  limiter: SignInLimiter,
  count: number,
  username = 'lan',
  address = '10.0.0.1',
  at = NOW,
) {
  for (let time = 0; time < count; time += 1) limiter.failed(username, address, at)
}

describe('after failures', () => {
  test('the first few cost nothing, then each attempt waits longer, up to two seconds', () => {
    const limiter = new SignInLimiter()
    const delays = Array.from({ length: 9 }, () => {
      limiter.failed('lan', '10.0.0.1', NOW)
      return limiter.delayMilliseconds('lan', '10.0.0.1', NOW)
    })
    expect(delays).toEqual([0, 0, 400, 800, 1200, 1600, 2000, 2000, 2000])
  })

  test('the tenth turns the account away from that address for a quarter of an hour', () => {
    const limiter = new SignInLimiter()
    failedTimes(limiter, 9)
    expect(limiter.refusedForSeconds('lan', '10.0.0.1', NOW)).toBe(0)
    failedTimes(limiter, 1)
    expect(limiter.refusedForSeconds('lan', '10.0.0.1', NOW + 5 * MINUTE)).toBe(600)
    expect(limiter.refusedForSeconds('lan', '10.0.0.1', NOW + 15 * MINUTE)).toBe(0)
  })

  test('the same account from another address and another account from the same one are heard', () => {
    const limiter = new SignInLimiter()
    failedTimes(limiter, 10)
    expect(limiter.refusedForSeconds('lan', '10.0.0.2', NOW)).toBe(0)
    expect(limiter.refusedForSeconds('minh', '10.0.0.1', NOW)).toBe(0)
  })

  test('an address that tries a hundred names is turned away altogether', () => {
    const limiter = new SignInLimiter()
    for (let name = 0; name < 100; name += 1) limiter.failed(`name${name}`, '10.0.0.1', NOW)
    expect(limiter.refusedForSeconds('another', '10.0.0.1', NOW)).toBe(900)
    expect(limiter.refusedForSeconds('another', '10.0.0.2', NOW)).toBe(0)
  })
})

test('success forgives, and counts for nothing itself', () => {
  const limiter = new SignInLimiter()
  failedTimes(limiter, 9)
  limiter.succeeded('lan', '10.0.0.1')
  expect(limiter.delayMilliseconds('lan', '10.0.0.1', NOW)).toBe(0)
  failedTimes(limiter, 2)
  expect(limiter.refusedForSeconds('lan', '10.0.0.1', NOW)).toBe(0)
})
