import { formatDecimal, formatKilometres, formatPercent, type Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CURVE_SIZE, curveScale } from './curve-scale.ts'
import type { Curve, CurvePoint } from './found-sites.ts'

/** What each further place would bring: before, after each number of places, and the number that was chosen. */
export function CoverageCurve({ curve, catchmentKm }: { curve: Curve; catchmentKm: number }) {
  const { t, language } = useWords()
  const { objective, points, chosen } = curve
  const title =
    objective === 'cover'
      ? t('siting.curveCover', { km: formatDecimal(catchmentKm, catchmentKm % 1 ? 1 : 0, language) })
      : t('siting.curveDistance')
  const wordsOf = (point: CurvePoint) => valueWords(curve, point, language)
  return (
    <figure className="siting-curve">
      <figcaption>
        <span>{title}</span>
        <span className="muted">{t('siting.curveAxis')}</span>
      </figcaption>
      <CurveDrawing curve={curve} wordsOf={wordsOf} language={language} />
      <table className="for-screen-readers">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('siting.curveAxis')}</th>
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.count}>
              <th scope="row">{point.count}</th>
              <td>
                {wordsOf(point)} {point.count === chosen?.count && t('siting.curveChosen')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > (chosen ? 2 : 1) && objective === 'cover' && (
        <p className="siting-note">{t('siting.curveQuick')}</p>
      )}
    </figure>
  )
}

function valueWords({ objective }: Curve, { value }: CurvePoint, language: Language): string {
  return objective === 'cover' ? formatPercent(value, language) : formatKilometres(value, language)
}

interface DrawingProps {
  curve: Curve
  wordsOf: (point: CurvePoint) => string
  language: Language
}

function CurveDrawing({ curve, wordsOf, language }: DrawingProps) {
  const { points, chosen, objective } = curve
  const { ticks, at, path } = curveScale(curve)
  const { width, height, left, right } = CURVE_SIZE
  const [first] = points
  const yOf = (value: number) => at({ count: 0, value }).y
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden focusable="false">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="curve-grid" x1={left - 6} x2={width - right} y1={yOf(tick)} y2={yOf(tick)} />
          <text className="curve-tick" x={left - 10} y={yOf(tick) + 4} textAnchor="end">
            {formatDecimal(tick, tick % 1 ? 1 : 0, language)}
          </text>
        </g>
      ))}
      <path className="curve-line" d={path} />
      {points.map((point) => (
        <CurveMark
          key={point.count}
          point={point}
          at={at(point)}
          chosen={point.count === chosen?.count}
          reached={point.count <= (chosen?.count ?? 0)}
        />
      ))}
      {first && <Value point={first} at={at(first)} words={wordsOf(first)} below={objective === 'cover'} />}
      {chosen && chosen.count > 0 && (
        <Value point={chosen} at={at(chosen)} words={wordsOf(chosen)} below={objective !== 'cover'} chosen />
      )}
    </svg>
  )
}

interface MarkProps {
  point: CurvePoint
  at: { x: number; y: number }
  chosen?: boolean
}

function CurveMark({ point, at: { x, y }, chosen, reached }: MarkProps & { reached: boolean }) {
  const kind = chosen ? 'curve-chosen' : point.count === 0 ? 'curve-before' : 'curve-point'
  return (
    <>
      <circle className={kind} data-reached={reached || undefined} cx={x} cy={y} r={chosen ? 5 : 3} />
      <text
        className={chosen ? 'curve-tick curve-tick-chosen' : 'curve-tick'}
        x={x}
        y={CURVE_SIZE.height - 5}
        textAnchor="middle"
      >
        {point.count}
      </text>
    </>
  )
}

/** A value beside its point; near the ends of the line it stays within the drawing. */
function Value({ point, at: { x, y }, words, below, chosen }: MarkProps & { words: string; below: boolean }) {
  const { width, left } = CURVE_SIZE
  const anchor = point.count === 0 ? 'start' : x > width - left ? 'end' : 'middle'
  return (
    <text
      className={chosen ? 'curve-value curve-value-chosen' : 'curve-value'}
      x={x}
      y={below ? y + 15 : y - 9}
      textAnchor={anchor}
    >
      {words}
    </text>
  )
}
