import type { Theme, ViewState } from '../../../url-state/view-state.ts'

/**
 * The share of support need is released for provinces only: the level follows the theme, unless the page reads records.
 */
export function themeChange(theme: Theme, readsRecords: boolean): Partial<ViewState> {
  return theme === 'supportNeed' && !readsRecords ? { theme, level: 'province' } : { theme }
}
