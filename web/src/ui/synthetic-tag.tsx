import { FlaskConical } from 'lucide-react'
import './synthetic-tag.css'

/** Turmeric and dashed: what is not real. */
export function SyntheticTag({ words }: { words: string }) {
  return (
    <span className="synthetic-tag">
      <FlaskConical size={16} strokeWidth={1.75} aria-hidden />
      {words}
    </span>
  )
}
