import { useEffect, useRef, useState } from 'react'
import type { Reckoned } from './reckoning.ts'
import { type Question, ReckoningDesk } from './reckoning-desk.ts'

/**
 * What everybody has within reach, reckoned beside the page; the result before stays until the next one is there. Null
 * until the first answer.
 * @param question its parts must stay the same objects as long as they mean the same; null communes are not known yet
 */
export function useReckoning(
  question: Omit<Question, 'communes'> & { communes: Question['communes'] | null },
): Reckoned | null {
  const { communes, places, edits, setting } = question
  const [reckoned, setReckoned] = useState<Reckoned | null>(null)
  const desk = useRef<ReckoningDesk | null>(null)
  useEffect(() => {
    const opened = new ReckoningDesk(startThread, setReckoned)
    desk.current = opened
    return () => opened.close()
  }, [])
  useEffect(() => {
    if (communes) desk.current?.ask({ communes, places, edits, setting })
  }, [communes, places, edits, setting])
  return reckoned
}

function startThread(): Worker {
  return new Worker(new URL('./reckoning-worker.ts', import.meta.url), { type: 'module' })
}
