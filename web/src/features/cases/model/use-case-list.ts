import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useCases } from '../../../api/cases.ts'
import { type CasesView, filtersOf, TASKS, type Task } from './cases-view.ts'
import { byNextStep, hasTask } from './tasks.ts'

/** Some communes come in one answer; of a whole wider scope a page at a time. */
const COMMUNES_PAGE = 1000
const WIDER_PAGE = 200

/** The people that fit the filters, as far as they have come. */
export interface CaseListState {
  /** Those of the task, in the order of their next steps. */
  shown: readonly CaseRecord[]
  /** How many fit the filters besides the task, on all pages; null while it is not known. */
  total: number | null
  /** Whether every page is here: only then can tasks be counted. */
  complete: boolean
  tasks: Readonly<Record<Task, number>> | null
  status: 'loading' | 'ready' | 'failed'
  /** An older list stands while the new one comes. */
  changing: boolean
  more: (() => void) | null
  retry: () => void
}

export function useCaseList(
  view: CasesView,
  { oneCommune, today }: { oneCommune: boolean; today: string | undefined },
) {
  const query = useCases(filtersOf(view), {
    pageSize: oneCommune || view.unit.length > 0 ? COMMUNES_PAGE : WIDER_PAGE,
    wanted: today !== undefined,
  })
  const pages = query.data?.pages
  return useMemo((): CaseListState => {
    const items = pages?.flatMap((page) => page.items) ?? []
    const complete = pages !== undefined && !query.hasNextPage
    const day = today ?? ''
    const { task } = view
    const ofTask = task && complete ? items.filter((file) => hasTask(task, file, day)) : items
    return {
      shown: complete ? [...ofTask].sort(byNextStep) : ofTask,
      total: pages?.[0]?.total ?? null,
      complete,
      tasks: complete ? countTasks(items, day) : null,
      status: query.isError ? 'failed' : pages === undefined ? 'loading' : 'ready',
      changing: query.isPlaceholderData,
      more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null,
      retry: () => void query.refetch(),
    }
  }, [pages, view, today, query])
}

function countTasks(items: readonly CaseRecord[], today: string): Record<Task, number> {
  const count = (task: Task) => items.filter((file) => hasTask(task, file, today)).length
  return Object.fromEntries(TASKS.map((task) => [task, count(task)])) as Record<Task, number>
}
