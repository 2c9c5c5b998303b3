import { useSession } from '../../api/session.ts'
import { useUnits } from '../../api/units.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { CandidateMap } from '../candidates/candidate-map.tsx'
import { ListAndMap } from '../candidates/list-and-map.tsx'
import { mayReadAddresses } from '../imports/model/import-roles.ts'
import { WorkTabs } from '../imports/work-tabs.tsx'
import { PageShell, PanelBoundary } from '../shell/page-shell.tsx'
import { PlainStatus } from '../shell/plain-status.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import '../cases/map/middle.css'
import '../cases/narrow.css'
import '../frame/frame.css'
import '../imports/check.css'
import '../imports/imports.css'
import './addresses.css'
import { AddressList } from './list/address-list.tsx'
import { AddressesContext, useAddressesModel, useAddressesScreen } from './model/addresses-context.ts'
import { communeOf, communesToShow } from './model/filtered.ts'
import { StartAddresses } from './start/start-addresses.tsx'

/** A list of addresses as they are written: read, looked at on the map, decided one by one. */
export function AddressesScreen() {
  const session = useSession().data
  if (!session || !mayReadAddresses(session.roles)) return <NotAllowedPage />
  return <Addresses />
}

function Addresses() {
  const { t, language } = useWords()
  const model = useAddressesScreen()
  const status = model.list
    ? t('addresses.statusOn', { day: formatDay(model.list.batch.asOf, language) })
    : t('addresses.status')
  return (
    <AddressesContext value={model}>
      <PageShell top={<WorkTabs />} status={<PlainStatus>{status}</PlainStatus>}>
        <PanelBoundary>
          {model.view.batchId === null ? (
            <StartAddresses />
          ) : (
            <ListAndMap list={<AddressList />} map={<AddressMap />} />
          )}
        </PanelBoundary>
      </PageShell>
    </AddressesContext>
  )
}

function AddressMap() {
  const { list, active, pointed, setPointed, take } = useAddressesModel()
  const units = useUnits({ level: 'commune', asOf: list?.batch.asOf }).data ?? null
  const candidates = active ? communesToShow(active) : []
  return (
    <div className="addresses-map">
      <CandidateMap
        id="addresses"
        units={units}
        candidates={candidates}
        chosen={active && communeOf(active)}
        pointed={pointed}
        onPoint={setPointed}
        onChoose={(code) => active && take(active, code)}
        about={String(active?.position)}
        home={null}
      />
      {active && <MapNote input={active.input} />}
    </div>
  )
}

/** Which address the map is about, and that an area is an area. */
function MapNote({ input }: { input: string }) {
  const { t } = useWords()
  return (
    <div className="map-note candidate-note">
      <p>
        <strong>{input}</strong>
        <span className="muted">{t('addresses.map.note')}</span>
      </p>
    </div>
  )
}
