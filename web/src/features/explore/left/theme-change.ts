import type { Theme, ViewState } from '../../../url-state/view-state.ts'

/** The share of support need is released for provinces only: the level follows the theme. */
export function themeChange(theme: Theme): Partial<ViewState> {
  return theme === 'supportNeed' ? { theme, level: 'province' } : { theme }
}
