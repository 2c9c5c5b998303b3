import { HiddenTag } from './hidden-tag.tsx'
import './bar-row.css'

export type BarFigure =
  | { kind: 'shown'; count: number; text: string }
  | { kind: 'hidden'; display: string }
  | { kind: 'missing'; text: string }

interface BarRowProps {
  label: string
  figure: BarFigure
  /** The count that fills the whole bar. */
  full: number
}

/** A name, a bar and its number; a hidden number has a hatched bar of full width, so that nothing can be read off. */
export function BarRow({ label, figure, full }: BarRowProps) {
  return (
    <li className="bar-row">
      <span className="bar-label">{label}</span>
      <span className="bar-track" data-kind={figure.kind} aria-hidden>
        {figure.kind === 'shown' && full > 0 && <span style={{ width: `${(figure.count / full) * 100}%` }} />}
      </span>
      <span className="bar-figure">
        {figure.kind === 'hidden' ? (
          <HiddenTag display={figure.display} />
        ) : (
          <span className={figure.kind === 'missing' ? 'muted' : 'digits'}>{figure.text}</span>
        )}
      </span>
    </li>
  )
}
