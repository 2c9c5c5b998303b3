import { useMemo } from 'react'
import { useSession } from '../../api/session.ts'
import { useUnitDates } from '../../api/units.ts'
import { useWords } from '../../i18n/i18n.ts'
import '../addresses/addresses.css'
import '../cases/forms/forms.css'
import '../cases/map/middle.css'
import '../cases/narrow.css'
import '../frame/frame.css'
import '../imports/check.css'
import '../imports/imports.css'
import { communesToShow } from '../addresses/model/filtered.ts'
import { CandidateMap } from '../candidates/candidate-map.tsx'
import { ListAndMap } from '../candidates/list-and-map.tsx'
import { ReasonDialog } from '../cases/forms/reason-dialog.tsx'
import { boxAround } from '../cases/map/scope-figures.ts'
import { useScope } from '../cases/model/use-scope.ts'
import { mayPlacePeople } from '../imports/model/import-roles.ts'
import { WorkTabs } from '../imports/work-tabs.tsx'
import { useScopeNames } from '../place/use-scope-names.ts'
import { PageShell } from '../shell/page-shell.tsx'
import { PlainStatus } from '../shell/plain-status.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import { UnplacedPanel } from './list/unplaced-panel.tsx'
import { UnplacedContext, useUnplacedModel, useUnplacedScreen } from './model/unplaced-context.ts'
import { PinBar } from './place/pin-bar.tsx'

/** The people whose commune is not known: worked from the list and the map, until each is placed or knowingly left. */
export function UnplacedScreen() {
  const session = useSession().data
  if (!session || !mayPlacePeople(session.roles)) return <NotAllowedPage />
  return <UnplacedPeople />
}

function UnplacedPeople() {
  const { t } = useWords()
  const model = useUnplacedScreen()
  const places = useScopeNames()
  return (
    <UnplacedContext value={model}>
      <PageShell
        top={<WorkTabs />}
        status={<PlainStatus>{t('unplaced.status', { place: places.join(', ') })}</PlainStatus>}
      >
        <ListAndMap list={<UnplacedPanel />} map={<UnplacedMap />} placing={model.pin !== null} />
        {model.asking && (
          <ReasonDialog
            title={t('unplaced.reasonTitle')}
            note={t('unplaced.reasonNote')}
            submitLabel={t('unplaced.reasonGo')}
            onReason={model.asking}
            onClose={model.stopAsking}
          />
        )}
      </PageShell>
    </UnplacedContext>
  )
}

function UnplacedMap() {
  const { active, pointed, setPointed, place, pin, setPin, revision } = useUnplacedModel()
  const today = useUnitDates().data?.today
  const scope = useScope(today)
  const home = useMemo(() => scope.communes.map(({ code }) => code), [scope.communes])
  const extent = useMemo(() => boxAround(scope.communes), [scope.communes])
  const draft = pin?.position ?? null
  const cases = useMemo(
    () => extent && { query: '', revision, extent, communes: scope.communes, open: null, draft },
    [extent, scope.communes, revision, draft],
  )
  const candidates = active ? communesToShow(active) : []
  const method = active?.candidates.length ? 'candidate' : 'unit'
  return (
    <div className="addresses-map">
      <CandidateMap
        id="unplaced"
        units={scope.all}
        candidates={candidates}
        chosen={null}
        pointed={pointed}
        onPoint={setPointed}
        onChoose={(unitCode) => candidates.includes(unitCode) && place({ method, unitCode })}
        about={String(active?.caseId)}
        home={home}
        cases={cases}
        onPosition={pin ? (position) => setPin({ ...pin, method: 'point', position }) : undefined}
      />
      {pin && <PinBar pin={pin} />}
    </div>
  )
}
