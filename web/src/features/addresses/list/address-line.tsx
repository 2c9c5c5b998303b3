import type { AddressDecision } from '@hoanhap/server/contract.ts'
import { Ban, Check, Undo2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useUnits } from '../../../api/units.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { focusStep } from '../../../ui/list-focus.ts'
import { AreaSearch } from '../../candidates/area-search.tsx'
import { CandidateList } from '../../candidates/candidate-list.tsx'
import { GradeTag } from '../../candidates/grade-tag.tsx'
import { OtherCommune } from '../../candidates/other-commune.tsx'
import { PrecisionTag } from '../../candidates/precision-tag.tsx'
import { useAddressesModel } from '../model/addresses-context.ts'
import { communeOf } from '../model/filtered.ts'
import { LINE } from './use-address-keys.ts'

interface AddressLineProps {
  item: AddressDecision
  active: boolean
  unitOf: (code: string) => string
}

/** One address: as it is written, how sure the reading is, the commune; opened while it is the active one. */
export function AddressLine({ item, active, unitOf }: AddressLineProps) {
  const { activate, take } = useAddressesModel()
  // On a button inside the line Enter presses that button.
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || item.unitCode === null) return
    event.preventDefault()
    take(item, item.unitCode)
    focusStep(event.currentTarget.parentElement, LINE, 1)
  }
  return (
    <li
      className="address-line"
      data-key={item.position}
      data-active={active || undefined}
      data-decided={item.decided?.method}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the list work on the line that has the focus
      tabIndex={0}
      aria-label={item.input}
      onFocus={() => activate(item.position)}
      onKeyDown={press}
    >
      <p className="address-input">{item.input}</p>
      <Result item={item} unitOf={unitOf} />
      {active && <Deciding item={item} unitOf={unitOf} />}
    </li>
  )
}

function Result({ item, unitOf }: Pick<AddressLineProps, 'item' | 'unitOf'>) {
  const { t, language } = useWords()
  const code = communeOf(item)
  const { decided } = item
  return (
    <p className="address-result">
      <GradeTag grade={item.grade} />
      <span data-commune={code ?? undefined}>{code === null ? t('addresses.noCommune') : unitOf(code)}</span>
      {code !== null && <PrecisionTag precision="commune" />}
      {decided && (
        <span className="decided-words">
          {decided.method === 'none' ? (
            <Ban size={13} strokeWidth={2} aria-hidden />
          ) : (
            <Check size={13} strokeWidth={2} aria-hidden />
          )}
          {t(`addresses.decidedBy.${decided.method}`, {
            by: decided.by,
            on: formatDay(decided.on, language),
          })}
        </span>
      )}
    </p>
  )
}

/** What can be decided: accept, one of the candidates, another commune, or that there is none. */
function Deciding({ item, unitOf }: Pick<AddressLineProps, 'item' | 'unitOf'>) {
  const { t } = useWords()
  const { list, decide, take, setPointed } = useAddressesModel()
  const units = useUnits({ level: 'commune', asOf: list?.batch.asOf }).data?.units ?? []
  return (
    <div className="deciding">
      {item.candidates.length === 0 && item.area && (
        <AreaSearch
          area={item.area}
          units={units}
          unitOf={unitOf}
          onChoose={({ code }) => take(item, code)}
        />
      )}
      {item.candidates.length > 0 && (
        <CandidateList
          candidates={item.candidates}
          nameOf={unitOf}
          chosen={item.decided?.unitCode ?? null}
          onPoint={setPointed}
          onChoose={({ unitCode }) => take(item, unitCode)}
        />
      )}
      <div className="deciding-tools">
        {item.unitCode !== null && (
          <Button size="small" icon={Check} onClick={() => item.unitCode && take(item, item.unitCode)}>
            {t('addresses.accept')}
          </Button>
        )}
        <OtherCommune units={units} unitOf={unitOf} onChoose={({ code }) => take(item, code)} />
        <Button size="small" icon={Ban} onClick={() => decide(item, { method: 'none' })}>
          {t('addresses.none')}
        </Button>
        {item.decided && (
          <Button size="small" icon={Undo2} onClick={() => decide(item, { method: 'open' })}>
            {t('addresses.open')}
          </Button>
        )}
      </div>
    </div>
  )
}
