import { useCallback, useMemo } from 'react'
import type { FigureSet } from '../../../../figures/figure-set.ts'
import { legendOf } from '../../../../figures/legend.ts'
import { formatCount, formatRange } from '../../../../i18n/formats.ts'
import { useWords } from '../../../../i18n/i18n.ts'
import type { Picture } from '../../../../map/map-canvas-props.ts'
import { classColours } from '../../../../map/palettes/class-colours.ts'
import { PALETTES } from '../../../../map/palettes/palette.ts'
import { PageMap } from '../../../frame/page-map.tsx'
import { useMeasureTitle, useOffer } from '../../map/gap-words.ts'
import { useGapMapTexts } from '../../map/use-gap-map-texts.ts'
import { useGapSets } from '../../map/use-gap-sets.ts'
import { usePlanned } from '../../map/use-planned.ts'
import { GAP_MEASURE } from '../../measures/gap-measures.ts'
import { usePlanner } from '../../model/planner-context.ts'
import { usePlaceFacts } from '../../model/use-place-facts.ts'
import { useSiting } from '../../siting/use-siting.ts'
import { scaleBar } from './scale-bar.ts'

interface FigureProps {
  picture: Picture | null
  onPicture: (picture: Picture) => void
}

/** The map with scale, north and legend. */
export function ReportFigure({ picture, onPicture }: FigureProps) {
  const { t } = useWords()
  const { view, reckoned } = usePlanner()
  const facts = usePlaceFacts(reckoned)
  const sets = useGapSets(view.measure, facts)
  const title = useMeasureTitle(view.measure)
  return (
    <figure className="report-figure">
      <div className="report-map-row">
        <div className="report-map">
          {picture ? (
            <img src={picture.address} alt={t('siting.report.mapOf', { title })} />
          ) : (
            <MapForPicture figures={sets?.shown ?? null} onPicture={onPicture} />
          )}
          <North />
          {picture && <ScaleBar picture={picture} />}
        </div>
        {sets && <ReportLegend figures={sets.shown} title={title} />}
      </div>
      <figcaption>{t('siting.report.figure', { title })}</figcaption>
    </figure>
  )
}

/** Three pixels of the image for each of the page are 288 to the inch. */
const PIXEL_RATIO = 3
const NOTHING: readonly never[] = []
const nothing = () => {}

function MapForPicture({
  figures,
  onPicture,
}: { figures: FigureSet | null } & Pick<FigureProps, 'onPicture'>) {
  const { view, units, place } = usePlanner()
  const texts = useGapMapTexts(view.measure, figures)
  const planned = usePlanned(view.catchmentKm)
  const still = useMemo(
    () => ({ ...planned, trial: planned.trial.map((tried) => ({ ...tried, selected: false })) }),
    [planned],
  )
  const taken = useCallback((picture: Picture) => onPicture(picture), [onPicture])
  const picture = useMemo(() => ({ pixelRatio: PIXEL_RATIO, onTaken: taken }), [taken])
  if (!figures) return null
  return (
    <PageMap
      id="report"
      shade="light"
      figures={figures}
      units={units}
      draw="fill"
      layers={NOTHING}
      planned={still}
      selectedId={null}
      hoveredId={null}
      place={{ key: 'report', bbox: place?.bbox ?? null }}
      padding={PADDING}
      texts={texts}
      onSelect={nothing}
      onHover={nothing}
      onOpen={nothing}
      tooltip={() => null}
      picture={picture}
    />
  )
}

const PADDING = { top: 6, right: 6, bottom: 26, left: 6 }

function North() {
  const { t } = useWords()
  return (
    <svg className="report-north" viewBox="0 0 20 30" role="img" aria-label={t('siting.report.north')}>
      <path d="M10 2 15 17 10 13 5 17Z" />
      <text x="10" y="28" textAnchor="middle">
        {t('siting.report.northSign')}
      </text>
    </svg>
  )
}

function ScaleBar({ picture }: { picture: Picture }) {
  const { language } = useWords()
  const { km, share } = scaleBar(picture)
  return (
    <div className="report-scale" style={{ width: `${share * 100}%` }}>
      {`${formatCount(km, language)} km`}
    </div>
  )
}

function ReportLegend({ figures, title }: { figures: FigureSet; title: string }) {
  const { t, language } = useWords()
  const { view, places, trial } = usePlanner()
  const { sites } = useSiting()
  const offer = useOffer()
  const legend = legendOf(figures, language)
  const colours = classColours(figures, PALETTES.light)
  const classes = GAP_MEASURE[view.measure].reversed ? [...legend.classes].reverse() : legend.classes
  return (
    <table className="report-legend">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {title}
          </th>
          <th scope="col">{t('siting.report.communes')}</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ index, lowText, highText, count }) => (
          <tr key={index}>
            <td>
              <span className="report-swatch" style={{ backgroundColor: colours[index] }} />
            </td>
            <td>{rangeWords(lowText, highText)}</td>
            <td>{formatCount(count, language)}</td>
          </tr>
        ))}
        {legend.states.map(({ state, count }) => (
          <tr key={state}>
            <td>
              <span className="report-swatch swatch" data-state={state} />
            </td>
            <td>{state === 'suppressed' ? t('gap.hiddenNeed') : t(`legend.${state}`)}</td>
            <td>{formatCount(count, language)}</td>
          </tr>
        ))}
        <tr className="report-sign">
          <td>{view.service === 'employer' ? '□' : '○'}</td>
          <td>{t(`siting.report.places.${offer}`)}</td>
          <td>{formatCount(places.length, language)}</td>
        </tr>
        {trial.edits.length > 0 && (
          <tr className="report-sign">
            <td>■</td>
            <td>{t('siting.report.tried')}</td>
            <td>{formatCount(trial.edits.length, language)}</td>
          </tr>
        )}
        {sites.length > 0 && (
          <tr className="report-sign">
            <td>◌</td>
            <td>{t('siting.report.proposed')}</td>
            <td>{formatCount(sites.length, language)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )

  function rangeWords(low: string | null, high: string | null): string {
    if (high === null) return t('siting.report.from', { low: low ?? '' })
    return low === null ? t('siting.report.below', { high }) : formatRange(low, high)
  }
}
