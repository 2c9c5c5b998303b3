import { addDays } from '@hoanhap/geo/day.ts'
import type { Lineage, LineageEdge, Unit } from '@hoanhap/server/contract.ts'
import { Fragment, memo, useState } from 'react'
import { useLineage } from '../../../api/units.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { refOf } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { type LineageGroup, lineageGroups, lowConfidence } from './lineage-groups.ts'

const FIRST = 6

/** Where the unit comes from and what became of it, in words with links, and the documents. */
export const UnitLineage = memo(function UnitLineage({ unit }: { unit: Unit }) {
  const { t } = useWords()
  const lineage = useLineage(unit.id)
  return (
    <section className="panel-section">
      <h3 className="section-title">{t('unit.lineage')}</h3>
      {lineage.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => lineage.refetch()}
        />
      )}
      {lineage.isPending && <SkeletonRows count={3} label={t('app.loading')} />}
      {lineage.data && <LineageWords lineage={lineage.data} />}
    </section>
  )
})

function LineageWords({ lineage }: { lineage: Lineage }) {
  const { t } = useWords()
  const { predecessors, successors, events } = lineage
  const doubtful = lowConfidence(lineage)
  if (predecessors.length === 0 && successors.length === 0 && events.length === 0) {
    return <EmptyNote>{t('unit.lineageNone')}</EmptyNote>
  }
  return (
    <div className="lineage">
      <Direction
        title={t('unit.lineageFrom')}
        edges={predecessors}
        words={[t('unit.whole'), t('unit.part')]}
      />
      <Direction
        title={t('unit.lineageTo')}
        edges={successors}
        words={[t('unit.toWhole'), t('unit.toPart')]}
      />
      {doubtful > 0 && <p className="muted">{t('unit.confidenceLow', { count: doubtful })}</p>}
      <Events events={events} />
    </div>
  )
}

interface DirectionProps {
  title: string
  edges: readonly LineageEdge[]
  /** The words before the whole ones and before the partial ones. */
  words: [string, string]
}

function Direction({ title, edges, words: [whole, part] }: DirectionProps) {
  const { t, language } = useWords()
  const [all, setAll] = useState(false)
  const groups = lineageGroups(edges, language)
  if (groups.length === 0) return null
  return (
    <div>
      <h4>{title}</h4>
      {groups.map((group) => (
        <p key={group.share}>
          <strong>{group.share === 'whole' ? whole : part}</strong> <Names group={group} all={all} />
        </p>
      ))}
      {groups.some((group) => group.units.length > FIRST) && !all && (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {t('unit.lineageAll', { count: edges.length })}
        </button>
      )}
    </div>
  )
}

function Names({ group, all }: { group: LineageGroup; all: boolean }) {
  const shown = all ? group.units : group.units.slice(0, FIRST)
  return (
    <>
      {shown.map(({ unit, words }, index) => (
        <Fragment key={unit.id}>
          {index > 0 && ', '}
          <UnitLink unit={unit} words={words} />
        </Fragment>
      ))}
      {shown.length < group.units.length && '…'}
    </>
  )
}

/** Goes to a unit of another day, on the last day on which it existed or on today. */
function UnitLink({ unit, words }: { unit: Unit; words: string }) {
  const { go, today } = usePlaceModel()
  const day = unit.validTo ?? today
  const show = () => go({ unit: refOf(unit), level: unit.level, asOf: day === today ? null : (day ?? null) })
  return (
    <button type="button" className="link" onClick={show}>
      {words}
    </button>
  )
}

function Events({ events }: { events: Lineage['events'] }) {
  const { t, language } = useWords()
  const { go } = usePlaceModel()
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={`${event.date} ${event.kind}`}>
          <span>
            {t(`event.${event.kind}`)} · {formatDay(event.date, language)}
          </span>
          <span className="muted">
            {event.document ? t('unit.document', { document: event.document }) : t('unit.noDocument')}
          </span>
          <button type="button" className="link" onClick={() => go({ asOf: addDays(event.date, -1) })}>
            {t('top.dayBefore', { day: formatDay(addDays(event.date, -1), language) })}
          </button>
        </li>
      ))}
    </ul>
  )
}
