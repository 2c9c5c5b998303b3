import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatCount, formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useFocusProvince } from '../model/use-focus.ts'
import { useNotMapped } from '../model/use-not-mapped.ts'

/** How far the map can be trusted: not mapped, units without a boundary, share of estimates. */
export function QualityLine({ figures, estimated }: { figures: FigureSet; estimated: number }) {
  const { t, language } = useWords()
  const { placeUnits } = useExploreModel()
  const notMapped = useNotMapped(useFocusProvince())
  const noBoundary = placeUnits.filter((unit) => unit.bbox === null).length
  const words: string[] = []
  if (notMapped && notMapped.noPoint !== null && notMapped.noPoint > 0) {
    words.push(`${formatCount(notMapped.noPoint, language)} ${t('panel.notMapped')}`)
  }
  if (noBoundary > 0) words.push(t('legend.qualityNoBoundary', { count: noBoundary }))
  if (estimated > 0) {
    const share = (100 * estimated) / Math.max(1, figures.figures.length)
    words.push(t('legend.qualityEstimated', { share: formatPercent(share, language, 0) }))
  }
  return <p className="quality-line">{words.length > 0 ? words.join(' · ') : t('legend.qualityGood')}</p>
}
