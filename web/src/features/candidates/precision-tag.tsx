import { useWords } from '../../i18n/i18n.ts'
import './candidates.css'

export type PlacedAs = 'exact' | 'street' | 'hamlet' | 'commune'

/** How exactly a place is known. A commune is an area and never a point. */
export function PrecisionTag({ precision }: { precision: PlacedAs }) {
  const { t } = useWords()
  return (
    <span className="precision-tag" data-precision={precision}>
      {t(`addresses.precision.${precision}`)}
    </span>
  )
}
