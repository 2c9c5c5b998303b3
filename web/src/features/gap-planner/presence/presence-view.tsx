import type { AccessService } from '@hoanhap/server/contract.ts'
import { Grid2x2Check, Map as MapIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCoverage } from '../../../api/coverage.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { Picker } from '../../../ui/picker.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { usePlanner } from '../model/planner-context.ts'
import './presence.css'
import { PresenceMap } from './presence-map.tsx'
import { PRESENCE_KINDS, type PresenceRow, presenceRows } from './presence-model.ts'
import { PresenceTable } from './presence-table.tsx'
import { useKindWords } from './use-kind-words.ts'

/** Which kinds of place are in which commune: a table of communes by kinds, or a map of one kind. */
export function PresenceView() {
  const { t } = useWords()
  const { asOf, placeUnits, place, view } = usePlanner()
  const [form, setForm] = useState<'table' | 'map'>('table')
  const [kind, setKind] = useState<AccessService>(view.service)
  const { data, isError, refetch } = useCoverage({ level: 'commune', asOf })
  const rows = useMemo(
    () => (data && data.asOf === asOf ? presenceRows(placeUnits, data.rows) : null),
    [data, asOf, placeUnits],
  )
  return (
    <section className="presence-view" aria-label={t('siting.presence.title')}>
      <div className="presence-bar">
        <h2>{t('siting.presence.titleOf', { place: place?.name ?? t('top.country') })}</h2>
        <Segmented
          label={t('siting.presence.form')}
          value={form}
          options={[
            { value: 'table', label: t('siting.presence.matrix'), icon: Grid2x2Check },
            { value: 'map', label: t('siting.presence.map'), icon: MapIcon },
          ]}
          onChange={setForm}
        />
        {form === 'map' && <KindPicker kind={kind} onChange={setKind} />}
      </div>
      {isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => void refetch()}
        />
      )}
      {!rows && !isError && <SkeletonRows count={12} label={t('app.loading')} />}
      {rows?.length === 0 && <EmptyNote>{t('siting.presence.empty')}</EmptyNote>}
      {rows && rows.length > 0 && <Shown form={form} kind={kind} rows={rows} />}
    </section>
  )
}

function Shown({
  form,
  kind,
  rows,
}: {
  form: 'table' | 'map'
  kind: AccessService
  rows: readonly PresenceRow[]
}) {
  return form === 'table' ? <PresenceTable rows={rows} /> : <PresenceMap rows={rows} kind={kind} />
}

function KindPicker({ kind, onChange }: { kind: AccessService; onChange: (kind: AccessService) => void }) {
  const { t } = useWords()
  const kindWords = useKindWords()
  return (
    <Picker
      label={t('siting.presence.kind')}
      value={kind}
      options={PRESENCE_KINDS.map((value) => ({ value, label: kindWords(value) }))}
      onChange={onChange}
    />
  )
}
