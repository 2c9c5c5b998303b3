import { X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTarget } from '../../../map/map-canvas-props.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useCloseKey } from '../../shell/use-shortcuts.ts'
import { EmployerRow } from '../right/unit-jobs.tsx'
import { ServiceRow } from '../right/unit-services.tsx'

/** The places behind a marker that cannot be zoomed apart. */
export function PlacesCard({ target, onClose }: { target: MapTarget; onClose: () => void }) {
  const { t } = useWords()
  useCloseKey(onClose)
  if (target.kind !== 'employers' && target.kind !== 'services') return null
  const title: string =
    target.kind === 'employers'
      ? t('unit.jobsCount', { count: target.employers.length, places: target.employers.length })
      : t('unit.servicesAll', { count: target.services.length })
  return (
    <section className="places-card" aria-label={title}>
      <header className="section-head">
        <h2 className="section-title">{title}</h2>
        <IconButton label={t('app.close')} icon={X} onClick={onClose} />
      </header>
      <ul className="place-list">
        {target.kind === 'employers'
          ? target.employers.map((employer) => <EmployerRow key={employer.id} employer={employer} />)
          : target.services.map((service) => <ServiceRow key={service.id} service={service} />)}
      </ul>
    </section>
  )
}
