import { type By, mayReadSupportNeed } from '@hoanhap/server/contract.ts'
import { useSession } from '../../../api/session.ts'
import { THEMES, type Theme } from '../../../url-state/view-state.ts'
import { useExploreModel } from './explore-context.ts'

/** Whether the person who is signed in may read support need; the server refuses everybody else. */
export function useSupportNeedIsOpen(): boolean {
  const roles = useSession().data?.roles
  return roles !== undefined && mayReadSupportNeed(roles)
}

/** Whether support need is told of the units of the page: on a release of provinces only, on the register of all. */
export function useSupportNeedIsTold(): boolean {
  const { view, register } = useExploreModel()
  const open = useSupportNeedIsOpen()
  return open && (view.level === 'province' || register !== null)
}

/** The themes that the person may choose. */
export function useThemes(): readonly Theme[] {
  const open = useSupportNeedIsOpen()
  return THEMES.filter((theme) => open || theme !== 'supportNeed')
}

/** The tables that the person may choose, of those that there are. */
export function useTables(tables: readonly By[]): readonly By[] {
  const open = useSupportNeedIsOpen()
  return tables.filter((table) => open || table !== 'supportNeed')
}
