import type { AddressDecision } from '@hoanhap/server/contract.ts'
import type { RefObject } from 'react'
import { focusedKey, focusStep } from '../../../ui/list-focus.ts'
import { MOST_KEYS } from '../../candidates/candidate-list.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useAddressesModel } from '../model/addresses-context.ts'

export const LINE = '.address-line'

/** J and K move, a number takes that candidate, X says that there is none; the next line then has the keys. U takes a
 * decision back. */
export function useAddressKeys(list: RefObject<HTMLOListElement | null>): void {
  const { shown, take, decide } = useAddressesModel()
  const on = (act: (item: AddressDecision) => boolean) => {
    const item = shown.find(({ position }) => String(position) === focusedKey(list.current, LINE))
    if (item && act(item)) focusStep(list.current, LINE, 1)
  }
  const takeCandidate = (index: number) => () =>
    on((item) => {
      const code = item.candidates[index]?.unitCode
      if (code) take(item, code)
      return code !== undefined
    })
  const numbers = Array.from({ length: MOST_KEYS }, (_, index) => [String(index + 1), takeCandidate(index)])
  useShortcuts({
    ...Object.fromEntries(numbers),
    j: () => focusStep(list.current, LINE, 1),
    k: () => focusStep(list.current, LINE, -1),
    x: () =>
      on((item) => {
        decide(item, { method: 'none' })
        return true
      }),
    u: () =>
      on((item) => {
        if (item.decided) decide(item, { method: 'open' })
        return false
      }),
  })
}
