import type { ServiceFeature, ServiceKind, Unit } from '@hoanhap/server/contract.ts'
import { memo, useState } from 'react'
import { useServices } from '../../../api/services.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { usePlaceModel } from '../../place/place-context.ts'
import { SERVICE_KINDS, SERVICE_SIGNS } from '../service-signs.ts'

/** Which of the eight kinds of service stand in the unit, and on demand which places they are. */
export const UnitServices = memo(function UnitServices({ unit }: { unit: Unit }) {
  const { t } = useWords()
  const { asOf } = usePlaceModel()
  const services = useServices({ asOf, unit: unit.code })
  const [all, setAll] = useState(false)
  const found = services.data ?? []
  return (
    <section className="panel-section">
      <h3 className="section-title">{t('unit.services')}</h3>
      {services.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => services.refetch()}
        />
      )}
      {services.isPending && <SkeletonRows count={4} label={t('app.loading')} />}
      {services.data && (
        <ul className="service-matrix">
          {SERVICE_KINDS.map((kind) => (
            <KindCell
              key={kind}
              kind={kind}
              count={found.filter(({ properties }) => properties.kind === kind).length}
            />
          ))}
        </ul>
      )}
      {found.length > 0 && (
        <button type="button" className="link more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('unit.jobsFewer') : t('unit.servicesAll', { count: found.length })}
        </button>
      )}
      {all && (
        <ul className="place-list">
          {found.map((service) => (
            <ServiceRow key={service.id} service={service} />
          ))}
        </ul>
      )}
    </section>
  )
})

function KindCell({ kind, count }: { kind: ServiceKind; count: number }) {
  const { t, language } = useWords()
  const Sign = SERVICE_SIGNS[kind]
  return (
    <li data-present={count > 0 || undefined}>
      <Sign size={16} strokeWidth={1.75} aria-hidden />
      <span>{t(`service.${kind}`)}</span>
      <span className="digits">{count > 0 ? formatCount(count, language) : t('unit.servicesNone')}</span>
    </li>
  )
}

/** One place of service: its kind, name and address. */
export function ServiceRow({ service: { properties } }: { service: ServiceFeature }) {
  const { t } = useWords()
  const Sign = SERVICE_SIGNS[properties.kind]
  return (
    <li className="place-row">
      <span className="place-sign">
        <Sign size={13} strokeWidth={1.75} aria-hidden />
      </span>
      <span>
        {properties.name}
        <span className="muted">
          {[t(`service.${properties.kind}`), properties.address].filter(Boolean).join(' · ')}
        </span>
      </span>
    </li>
  )
}
