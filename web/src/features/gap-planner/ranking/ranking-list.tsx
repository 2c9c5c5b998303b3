import { type KeyboardEvent, useMemo } from 'react'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatCount, formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { classColours } from '../../../map/palettes/class-colours.ts'
import { PALETTES } from '../../../map/palettes/palette.ts'
import { useTheme } from '../../../theme/theme.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useOffer } from '../map/gap-words.ts'
import { useGapSets } from '../map/use-gap-sets.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { figureOf, peopleUnit } from '../measures/gap-measures.ts'
import { worstFirst } from '../measures/ranking.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { NeedFigure } from './need-figure.tsx'

const SHOWN = 10

/** Where most is missing, with the places as they are; beside it what the trial gives. */
export function RankingList({ facts }: { facts: PlaceFacts }) {
  const { t, language } = useWords()
  const { view, change, reckoned } = usePlanner()
  const offer = useOffer()
  const perPeople = peopleUnit(view.service)
  const { measure } = view
  const ranked = useMemo(
    () => worstFirst(facts.base, { measure, perPeople }),
    [facts.base, measure, perPeople],
  )
  const sets = useGapSets(measure, facts)
  const people = formatCount(perPeople, language)
  const shown = shownMeasure(measure)
  return (
    <section className="panel-section gap-ranking">
      <header className="section-head">
        <h2 className="section-title">{t('gap.ranking.title')}</h2>
        <p className="section-note">{t(`gap.ranking.order.${measure}`)}</p>
      </header>
      {reckoned === null && <SkeletonRows count={8} label={t('app.loading')} />}
      {reckoned !== null && ranked.length === 0 && <EmptyNote>{t('gap.ranking.empty')}</EmptyNote>}
      {ranked.length > 0 && (
        <table className="ranking" aria-label={t('gap.ranking.title')}>
          <colgroup>
            <col className="rank-column" />
            <col />
            <col className="figure-column" span={3} />
            {facts.trial && <col className="tried-column" />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('gap.column.name')}
              </th>
              <th scope="col">{t('gap.column.people')}</th>
              <th scope="col">{t('gap.column.nearest')}</th>
              <th scope="col">{t(`gap.column.${offer}.${shown}`, { people })}</th>
              {facts.trial && <th scope="col">{t('gap.column.tried')}</th>}
            </tr>
          </thead>
          <tbody onKeyDown={moveBetweenRows}>
            {ranked.slice(0, SHOWN).map((one, index) => (
              <RankingRow
                key={one.unit.id}
                one={one}
                tried={facts.trial?.find(({ unit }) => unit.id === one.unit.id) ?? null}
                place={index + 1}
                set={sets?.base ?? null}
              />
            ))}
          </tbody>
        </table>
      )}
      {ranked.length > SHOWN && (
        <button type="button" className="link more" onClick={() => change({ view: 'table', compare: null })}>
          {t('gap.ranking.all', { count: ranked.length, shown: formatCount(ranked.length, language) })}
        </button>
      )}
    </section>
  )
}

/** The way has a column of its own, so that the gap stands beside it. */
function shownMeasure(measure: GapMeasure): 'gap' | 'ratio' {
  return measure === 'ratio' ? 'ratio' : 'gap'
}

interface RankingRowProps {
  one: CommuneFacts
  tried: CommuneFacts | null
  place: number
  set: FigureSet | null
}

function RankingRow({ one, tried, place, set }: RankingRowProps) {
  const { t, language } = useWords()
  const { view, selectedId } = usePlanner()
  const { go } = usePlaceModel()
  const { hoveredId, setHovered } = useHover()
  const { shade } = useTheme()
  const nameOf = useUnitName()
  const perPeople = peopleUnit(view.service)
  const { unit, need } = one
  const shown = shownMeasure(view.measure)
  const decimal = (value: number | null) =>
    value === null ? t('app.dash') : formatDecimal(value, 1, language)
  const shownValue = (facts: CommuneFacts) => figureOf(shown, facts, perPeople).value
  const triedValue = tried && shownValue(tried)
  const colour = set && classColours(set, PALETTES[shade])[set.classByUnit.get(unit.id) ?? -1]
  return (
    <tr
      aria-selected={selectedId === unit.id}
      data-unit={unit.id}
      data-hovered={hoveredId === unit.id || undefined}
      onPointerEnter={() => setHovered(unit.id)}
      onPointerLeave={() => setHovered(null)}
    >
      <td className="rank-cell digits">{place}</td>
      <th scope="row">
        <button type="button" onClick={() => go(choose(unit))}>
          <span className="swatch" style={colour ? { background: colour } : undefined} aria-hidden />
          {nameOf(unit)}
        </button>
      </th>
      <td className="digits">
        <NeedFigure need={need} />
      </td>
      <td className="digits">{decimal(figureOf('nearest', one, perPeople).value)}</td>
      <td className="digits ranking-figure">{decimal(shownValue(one))}</td>
      {tried && (
        <td className="digits ranking-tried">
          {triedValue === shownValue(one) ? (
            <span className="muted">{t('app.dash')}</span>
          ) : (
            decimal(triedValue)
          )}
        </td>
      )}
    </tr>
  )
}

/** Arrows go from row to row; each row is a button that chooses its commune. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[at + step]?.focus()
  event.preventDefault()
}
