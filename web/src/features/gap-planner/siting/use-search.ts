import type { Siting } from '@hoanhap/server/contract.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../api/api-error.ts'
import { findSites, type SitingQuestion } from '../../../api/siting.ts'
import type { Preview, PreviewJob } from './preview.ts'
import { runPreview } from './run-preview.ts'
import { type Candidate, isSameQuestion } from './siting-question.ts'

/** One search: what was asked, and what has come so far. */
export interface Search {
  question: SitingQuestion
  candidates: readonly Candidate[]
  preview: Preview | null
  answer: Siting | null
  problem: ApiError | null
  pending: boolean
}

/** Starts searches for the question of the page. One that the page no longer asks is given up. */
export function useSearch(question: SitingQuestion) {
  const [search, setSearch] = useState<Search | null>(null)
  const running = useRef<AbortController | null>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    setSearch((before) => (before?.answer ? { ...before, pending: false } : null))
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  const current = search && isSameQuestion(search.question, question) ? search : null
  useEffect(() => {
    if (search && !current) {
      running.current?.abort()
      setSearch(null)
    }
  }, [search, current])

  const start = (candidates: readonly Candidate[], job: PreviewJob | null) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const nothing = { preview: null, answer: null, problem: null }
    setSearch({ question, candidates, ...nothing, pending: true })
    const add = (part: Partial<Search>) => {
      if (!signal.aborted) setSearch((before) => before && { ...before, ...part })
    }
    if (job) runPreview(job, signal).then((preview) => add({ preview }), withoutPreview(signal))
    findSites(question, signal).then(
      (answer) => add({ answer, pending: false }),
      (error: unknown) => add({ problem: problemOf(error), pending: false }),
    )
  }
  return { search: current, start, cancel }
}

/** The proof comes all the same. */
function withoutPreview(signal: AbortSignal) {
  return (error: unknown) => {
    if (!signal.aborted) console.info('There is no quick choice of places.', error)
  }
}

function problemOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError('/siting', { status: 0, code: 'unreadable', detail: String(error) })
}
