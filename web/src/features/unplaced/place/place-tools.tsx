import type { Unplaced } from '@hoanhap/server/contract.ts'
import { Eye, MapPin, MapPinOff } from 'lucide-react'
import { useState } from 'react'
import { useUnitDates } from '../../../api/units.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { AreaSearch } from '../../candidates/area-search.tsx'
import { CandidateList } from '../../candidates/candidate-list.tsx'
import { OtherCommune } from '../../candidates/other-commune.tsx'
import { useScope } from '../../cases/model/use-scope.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { type Pin, useUnplacedModel } from '../model/unplaced-context.ts'
import { GeocodeTools } from './geocode-tools.tsx'
import { LeaveDialog } from './leave-dialog.tsx'

const PIN_BY_HAND: Pin = { method: 'point', position: null, precision: 'hamlet' }

interface PlaceToolsProps {
  person: Unplaced
  unitOf: (code: string) => string
}

/** A commune, a pin, or a reason why neither is known. */
export function PlaceTools({ person, unitOf }: PlaceToolsProps) {
  const { t } = useWords()
  const { setPointed, place, placing, setPin } = useUnplacedModel()
  const scope = useScope(useUnitDates().data?.today)
  const [leaving, setLeaving] = useState(false)
  useShortcuts({ p: () => setPin(PIN_BY_HAND), l: () => setLeaving(true) })
  return (
    <div className="deciding">
      <WrittenAddress />
      {person.candidates.length === 0 && person.area && (
        <AreaSearch
          area={person.area}
          units={scope.communes}
          unitOf={unitOf}
          onChoose={({ code }) => place({ method: 'unit', unitCode: code })}
        />
      )}
      {person.candidates.length > 0 && (
        <CandidateList
          candidates={person.candidates}
          nameOf={unitOf}
          chosen={null}
          onPoint={setPointed}
          onChoose={({ unitCode }) => place({ method: 'candidate', unitCode })}
        />
      )}
      <div className="deciding-tools">
        <OtherCommune
          units={scope.communes}
          unitOf={unitOf}
          onChoose={({ code }) => place({ method: 'unit', unitCode: code })}
        />
        <Button size="small" icon={MapPin} disabled={placing} onClick={() => setPin(PIN_BY_HAND)}>
          {t('unplaced.pin')}
        </Button>
        <Button size="small" icon={MapPinOff} disabled={placing} onClick={() => setLeaving(true)}>
          {t('unplaced.leave.start')}
        </Button>
      </div>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </div>
  )
}

/** The address as it is written. Of a wider area it is read from the file, after a reason, and every look is logged. */
function WrittenAddress() {
  const { t } = useWords()
  const { address, opening, openAddress } = useUnplacedModel()
  if (address === undefined) {
    return (
      <Button size="small" icon={Eye} disabled={opening} onClick={openAddress}>
        {t('unplaced.showAddress')}
      </Button>
    )
  }
  return (
    <>
      <p className="written-address">{address ?? t('unplaced.noAddress')}</p>
      {address && <GeocodeTools address={address} />}
    </>
  )
}
