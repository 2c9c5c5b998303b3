import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runSolver } from '../../../../server/features/siting/run-solver.ts'
import { solveJob } from '../../../../server/features/siting/solve-job.ts'
import type { SolverJob } from '../../../../server/features/siting/solver-job.ts'

const threads: Worker[] = []
const remember = (worker: Worker) => void threads.push(worker)
beforeAll(() => void process.on('worker', remember))
afterAll(() => void process.off('worker', remember))

/** Homes in a row, a tenth of a degree apart, of which the first few are the candidates. */
function jobWith(candidates: number, objective: SolverJob['objective'] = 'cover', homes = 10): SolverJob {
  const origins = Array.from({ length: homes }, (_, step): [number, number] => [105 + step / 10, 16])
  return {
    objective,
    origins,
    demand: origins.map((_, step) => step + 1),
    candidates: origins.slice(0, candidates),
    existing: [],
    count: 2,
    radiusKm: 15,
    detourFactor: 1.3,
    roads: null,
    budget: null,
    timeLimitSeconds: 5,
  }
}

const apartFromTime = <Answer extends object>(answer: Answer) => ({ ...answer, seconds: 0 })

test('jobs of several who ask at once are each answered as by themselves, in one thread', async () => {
  const jobs = [jobWith(10), jobWith(4), jobWith(7, 'distance'), jobWith(10, 'distance'), jobWith(2)]
  const answers = await Promise.all(jobs.map((job) => runSolver(job)))
  const alone = await Promise.all(jobs.map((job) => solveJob(job)))
  expect(answers.map(apartFromTime)).toEqual(alone.map(apartFromTime))
  await runSolver(jobWith(3))
  expect(threads.length).toBeLessThanOrEqual(1)
})

test('a job that fails is told to whoever asked, and not to who comes next', async () => {
  const broken = { ...jobWith(10), origins: null as unknown as [] }
  const [failed, next] = await Promise.allSettled([runSolver(broken), runSolver(jobWith(10))])
  expect(failed).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
  expect(next).toMatchObject({ status: 'fulfilled', value: { status: 'optimal' } })
})

test('a thread that ends in the middle of a job is told, and the next job finds another one', async () => {
  const asked = runSolver(jobWith(300, 'distance', 300))
  const told = expect(asked).rejects.toThrow('the solver stopped early')
  await Promise.resolve()
  await threads.at(-1)?.terminate()
  await told
  expect(await runSolver(jobWith(10))).toMatchObject({ status: 'optimal' })
})

test('whoever comes when six wait already is told that the server is busy, and nobody after these', async () => {
  const asked = Array.from({ length: 7 }, () => runSolver(jobWith(2)))
  const outcomes = await Promise.allSettled(asked)
  expect(outcomes.map(({ status }) => status)).toEqual([...Array(6).fill('fulfilled'), 'rejected'])
  expect(outcomes.at(-1)).toMatchObject({ reason: { status: 503, code: 'busy' } })
  expect(await runSolver(jobWith(2))).toMatchObject({ status: 'optimal' })
})
