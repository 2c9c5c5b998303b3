import type { GeocodeAnswer } from '@hoanhap/server/contract.ts'
import { LocateFixed } from 'lucide-react'
import { useGeocode } from '../../../api/unplaced.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { PrecisionTag } from '../../candidates/precision-tag.tsx'
import { useUnplacedModel } from '../model/unplaced-context.ts'

/** What the office's own geocoding service says of an address, when it is asked. Without one nothing is sent anywhere. */
export function GeocodeTools({ address }: { address: string }) {
  const { t } = useWords()
  const geocode = useGeocode()
  if (geocode.data) {
    return (
      <div ref={takeLostFocus} tabIndex={-1}>
        <Proposals answer={geocode.data} />
      </div>
    )
  }
  return (
    <>
      <Button
        size="small"
        icon={LocateFixed}
        disabled={geocode.isPending}
        onClick={() => geocode.mutate({ address })}
      >
        {t('unplaced.geocode.ask')}
      </Button>
      {geocode.isError && <ErrorPanel message={t('unplaced.geocode.failed')} />}
    </>
  )
}

/** The answer stands where the button was that asked for it. */
function takeLostFocus(answer: HTMLElement | null): void {
  if (document.activeElement === document.body) answer?.focus()
}

/** Points to look at on the map; a proposal that is a whole commune is none. */
function Proposals({ answer: { available, candidates } }: { answer: GeocodeAnswer }) {
  const { t } = useWords()
  const { setPin } = useUnplacedModel()
  const points = candidates.flatMap(({ precision, ...rest }) =>
    precision === 'commune' ? [] : [{ ...rest, precision }],
  )
  if (!available) return <EmptyNote>{t('unplaced.geocode.unavailable')}</EmptyNote>
  if (points.length === 0) return <EmptyNote>{t('unplaced.geocode.none')}</EmptyNote>
  return (
    <ul className="candidate-list" aria-label={t('unplaced.geocode.found')}>
      {points.map(({ geometry, label, precision }) => (
        <li key={geometry.coordinates.join()}>
          <button
            type="button"
            className="candidate"
            onClick={() => setPin({ method: 'geocoder', position: geometry.coordinates, precision })}
          >
            <span>{label}</span>
            <PrecisionTag precision={precision} />
          </button>
        </li>
      ))}
    </ul>
  )
}
