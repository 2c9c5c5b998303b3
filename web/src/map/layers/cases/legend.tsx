import { useWords } from '../../../i18n/i18n.ts'

/** What circles and points stand for. Their colour says nothing about anybody. */
export function CaseLegend({ withPoints }: { withPoints: boolean }) {
  const { t } = useWords()
  return (
    <ul className="case-legend" aria-label={t('legend.title')}>
      <li>
        <span className="case-legend-circle" aria-hidden>
          12
        </span>
        {t('cases.map.legendCircle')}
      </li>
      {withPoints && (
        <li>
          <span className="case-legend-point" aria-hidden />
          {t('cases.map.legendPoint')}
        </li>
      )}
    </ul>
  )
}
