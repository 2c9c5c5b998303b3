import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { Popover } from './popover.tsx'
import './figure-help.css'

export interface FigureFact {
  term: string
  words: string
}

interface FigureHelpProps {
  label: string
  facts: FigureFact[]
}

/** What a figure is: definition, numerator, denominator, source, period, release, rounding. */
export function FigureHelp({ label, facts }: FigureHelpProps) {
  return (
    <HelpButton label={label}>
      <FactList facts={facts} />
    </HelpButton>
  )
}

/** The button beside a figure; its explanation is worked out when it is opened. */
export function HelpButton({ label, children }: { label: string; children: ReactNode }) {
  const trigger = (
    <button type="button" className="figure-help" aria-label={label}>
      <Info size={15} strokeWidth={1.75} aria-hidden />
    </button>
  )
  return (
    <Popover trigger={trigger} label={label}>
      {children}
    </Popover>
  )
}

export function FactList({ facts }: { facts: FigureFact[] }) {
  return (
    <dl className="figure-facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.words}</dd>
        </div>
      ))}
    </dl>
  )
}
