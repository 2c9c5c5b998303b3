import type { CaseRecord, Unit } from '@hoanhap/server/contract.ts'
import { Link } from '@tanstack/react-router'
import { ChevronRight, X } from 'lucide-react'
import { useCases } from '../../api/cases.ts'
import type { Query } from '../../api/client.ts'
import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import type { CasesTarget } from '../../map/map-canvas-props.ts'
import { IconButton } from '../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useCaseWords } from '../cases/list/use-case-words.ts'
import { maskedName } from '../cases/model/masked-name.ts'
import { useUnitName } from '../place/use-unit-name.ts'
import { useCloseKey } from '../shell/use-shortcuts.ts'
import './spot-card.css'
import { type SpotList, spotList } from './spot-list.ts'

interface SpotCardProps {
  target: CasesTarget
  /** The unit of today under it; null while other units are shown. */
  unit: Unit | null
  /** The filters of the circles. */
  filters: Query
  masked?: boolean
  onOpen: (caseId: number) => void
  onClose: () => void
}

/** The people of a circle that no closer look tells apart: by name in the own commune, else the list of their unit without names. */
export function SpotCard({ target, unit, filters, masked = false, onOpen, onClose }: SpotCardProps) {
  const { t, language } = useWords()
  useCloseKey(onClose)
  const { count } = target
  const title = t('filters.spot.title', { count, shown: formatCount(count, language) })
  const list = spotList(target, unit, filters)
  return (
    <section className="places-card" aria-label={title}>
      <header className="section-head">
        <h2 className="section-title">{title}</h2>
        <IconButton label={t('app.close')} icon={X} onClick={onClose} />
      </header>
      {list ? (
        <SpotPeople list={list} unit={unit} masked={masked} onOpen={onOpen} />
      ) : (
        <p className="section-note">{t('filters.spot.noUnit')}</p>
      )}
    </section>
  )
}

interface SpotPeopleProps {
  list: SpotList
  unit: Unit | null
  masked: boolean
  onOpen: (caseId: number) => void
}

function SpotPeople({ list, unit, masked, onOpen }: SpotPeopleProps) {
  const { t } = useWords()
  const nameOf = useUnitName()
  const { query, pageSize, caseIds } = list
  const cases = useCases(query, { pageSize })
  const items = cases.isPlaceholderData ? undefined : cases.data?.pages.flatMap((page) => page.items)
  const shown = items?.filter(({ id }) => caseIds === null || caseIds.includes(id))
  return (
    <>
      {caseIds === null && unit && (
        <p className="section-note">{t('filters.spot.ofUnit', { unit: nameOf(unit) })}</p>
      )}
      {cases.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => void cases.refetch()}
        />
      )}
      {!shown && !cases.isError && <Skeleton width={180} height={18} />}
      {shown?.length === 0 && <EmptyNote>{t('filters.spot.nobody')}</EmptyNote>}
      <ul className="spot-list">
        {shown?.map((file) => (
          <SpotRow key={file.id} file={file} masked={masked} onOpen={onOpen} />
        ))}
      </ul>
      {caseIds === null && (
        <Link to="/cases" search={list.search} className="link">
          {t('filters.showList')}
        </Link>
      )}
    </>
  )
}

function SpotRow({
  file,
  masked,
  onOpen,
}: { file: CaseRecord } & Pick<SpotPeopleProps, 'masked' | 'onOpen'>) {
  const { t } = useWords()
  const words = useCaseWords()
  const name = file.name && (masked ? maskedName(file.name) : file.name)
  return (
    <li>
      <button type="button" className="spot-row" onClick={() => onOpen(file.id)}>
        <span>
          <strong>{name ?? t('cases.file.number', { number: file.id })}</strong>{' '}
          <span className="digits">{file.birthYear}</span>
        </span>
        <span className="muted">{words.nextLine(file)}</span>
        <ChevronRight className="spot-open" size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  )
}
