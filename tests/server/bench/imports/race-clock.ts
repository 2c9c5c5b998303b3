import { readFileSync } from 'node:fs'
import type { Trx } from '../../../../server/db/transactions.ts'

/** The time of the clock, and of the processors of this process and its connection to the database together. */
export interface Seconds {
  wall: number
  cpu: number
}

/** Begins to count; what it answers tells what has passed since. On Linux, where a process can look at another one. */
export async function startClock(trx: Trx): Promise<() => Seconds> {
  const { rows } = await trx.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid')
  const pid = rows[0]?.pid ?? 0
  const [wall, database, here] = [performance.now(), secondsOfProcess(pid), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(here)
    return {
      wall: (performance.now() - wall) / 1000,
      cpu: secondsOfProcess(pid) - database + (user + system) / 1e6,
    }
  }
}

const TICKS_PER_SECOND = 100
/** Behind the name of the program, which is in brackets: see proc(5). */
const [USER_TICKS, SYSTEM_TICKS] = [11, 12]

function secondsOfProcess(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND
}
