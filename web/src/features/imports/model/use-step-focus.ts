import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus to the heading of a step that has just come, when the control that led there is gone. Nobody who has
 * the focus elsewhere loses it, and nothing takes it when the page opens.
 * @param step null while it is not known yet
 */
export function useStepFocus(work: RefObject<HTMLElement | null>, step: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const last = before.current
    if (step === null || last === step) return
    before.current = step
    if (last === null || document.activeElement !== document.body) return
    const heading = work.current?.querySelector<HTMLElement>('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [step, work])
}
