import { useMemo } from 'react'
import { formatDecimal, formatKilometres } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useOffer } from '../map/gap-words.ts'
import { useReachNumber } from '../map/use-reach-words.ts'
import { useWayWords } from '../map/use-way-words.ts'
import { peopleUnit } from '../measures/gap-measures.ts'
import { worstFirst } from '../measures/ranking.ts'
import { usePlanner } from '../model/planner-context.ts'
import { usePlaceFacts } from '../model/use-place-facts.ts'
import { useNeedWords } from '../ranking/use-need-words.ts'
import { calculationOf } from './calculation.ts'
import { SharesTable } from './shares-table.tsx'
import './calculation.css'

/** How the score of the chosen commune, else of the one that misses most, comes about: in words, with its own numbers. */
export function CalculationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const offer = useOffer()
  const way = useWayWords()
  return (
    <Dialog title={t('gap.calculation.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="calculation">
        <p>{t(`gap.calculation.rule.${offer}`)}</p>
        <OfCommune />
        <h3 className="section-title">{t('gap.calculation.peopleTitle')}</h3>
        <p>{t('gap.calculation.people')}</p>
        <h3 className="section-title">{t('gap.wayTerm')}</h3>
        <p>
          {way && `${way.routing} ${way.livingAt} `}
          {t('gap.calculation.way')}
        </p>
        <h3 className="section-title">{t('gap.calculation.readTitle')}</h3>
        <p>{t('gap.calculation.read')}</p>
        <p className="muted">{t('gap.calculation.literature')}</p>
      </div>
    </Dialog>
  )
}

function OfCommune() {
  const { t, language } = useWords()
  const { view, selectedId, access, setting, trial, reckoned } = usePlanner()
  const offer = useOffer()
  const nameOf = useUnitName()
  const needWords = useNeedWords()
  const reachNumber = useReachNumber()
  const way = useWayWords()
  const facts = usePlaceFacts(reckoned)
  const shown = facts.trial ?? facts.base
  const perPeople = peopleUnit(view.service)
  const one =
    shown.find(({ unit }) => unit.id === selectedId) ?? worstFirst(shown, { measure: 'gap', perPeople })[0]
  const unitId = one?.unit.id
  const found = useMemo(() => {
    if (!access || unitId === undefined) return null
    const { detourFactor } = access.parameters
    return calculationOf({ unitId, communes: access.rows, places: trial.places, setting, detourFactor })
  }, [access, unitId, trial.places, setting])
  if (!one || !found) return <p className="muted">{t('gap.calculation.choose')}</p>
  const name = nameOf(one.unit)
  const decimal = (value: number, digits: number) => formatDecimal(value, digits, language)
  const capacity = found.shares.reduce((sum, share) => sum + share.capacity, 0)
  const km = t('gap.km', { km: reachNumber(view.catchmentKm) })
  const nearest = one.within?.nearestKm
  return (
    <section className="calculation-commune">
      <h3 className="section-title">{name}</h3>
      <p>
        {one.need
          ? t('gap.calculation.inNeed', { name, people: needWords(one.need) })
          : t('gap.calculation.needUnknown', { name })}{' '}
        {found.shares.length === 0
          ? t(`gap.calculation.none.${offer}`, { km })
          : t(`gap.calculation.within.${offer}`, {
              km,
              count: found.shares.length,
              places: decimal(found.shares.length, 0),
              capacity: decimal(capacity, 0),
            })}{' '}
        {found.shares.length === 0 &&
          nearest !== null &&
          nearest !== undefined &&
          t('gap.calculation.nearest', { km: formatKilometres(nearest, language) })}
      </p>
      {reckoned?.routing === 'osrm' && way && (
        <p className="calculation-note">{t('gap.calculation.notByRoad', { detour: way.detour })}</p>
      )}
      {found.shares.length > 0 && <SharesTable calculation={found} />}
      <p className="calculation-sum">
        {t(`gap.calculation.sum.${offer}`, {
          score: decimal(found.score, 4),
          figure: decimal(found.score * perPeople, 1),
          people: decimal(perPeople, 0),
        })}
        {one.within &&
          one.within.scoreLow < one.within.scoreHigh &&
          ` ${t('gap.calculation.range', {
            low: decimal(one.within.scoreLow * perPeople, 1),
            high: decimal(one.within.scoreHigh * perPeople, 1),
          })}`}
      </p>
    </section>
  )
}
