import type { AddressCandidate } from '@hoanhap/server/contract.ts'
import { useWords } from '../../i18n/i18n.ts'
import './candidates.css'
import { useReasonWords } from './use-reason-words.ts'

/** As many as there are keys for. */
export const MOST_KEYS = 9

interface CandidateListProps {
  candidates: readonly AddressCandidate[]
  nameOf: (code: string) => string
  chosen: string | null
  onPoint: (code: string | null) => void
  onChoose: (candidate: AddressCandidate) => void
}

/** The communes that an address may mean, each under its key, with why. */
export function CandidateList({ candidates, nameOf, chosen, onPoint, onChoose }: CandidateListProps) {
  const { t } = useWords()
  const reasonsOf = useReasonWords()
  return (
    <ol className="candidate-list" aria-label={t('addresses.candidates')}>
      {candidates.map((candidate, index) => (
        <li key={`${candidate.unitCode} ${candidate.readAs.unitCode}`}>
          <button
            type="button"
            className="candidate"
            aria-pressed={candidate.unitCode === chosen}
            onMouseEnter={() => onPoint(candidate.unitCode)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(candidate.unitCode)}
            onBlur={() => onPoint(null)}
            onClick={() => onChoose(candidate)}
          >
            {index < MOST_KEYS && <kbd aria-hidden>{index + 1}</kbd>}
            <span>
              <strong>{nameOf(candidate.unitCode)}</strong>
              <span className="muted">{reasonsOf(candidate)}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
