import { useWords } from '../../i18n/i18n.ts'
import { drawCommunes } from './draw-communes.ts'

const WIDTH = 720
const HEIGHT = 860
const DRAWING = drawCommunes({ width: WIDTH, height: HEIGHT, columns: 17, seed: 'hoa-nhap' })
/** Elsewhere the wide line of the shore lies under the communes beside it. */
const SHORE = DRAWING.communes.filter(({ atShore }) => atShore)

/** A drawn city of communes with places of support lit in it; no real place. */
export function SignInPattern() {
  const { t } = useWords()
  return (
    <aside className="sign-in-pattern">
      <p className="sign-in-motto">{t('signIn.motto')}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMidYMid meet" aria-hidden="true">
        <g className="pattern-shore">
          {SHORE.map((commune) => (
            <path key={commune.path} d={commune.path} />
          ))}
        </g>
        {DRAWING.communes.map((commune) => (
          <path key={commune.path} className="pattern-commune" data-shade={commune.shade} d={commune.path} />
        ))}
        {DRAWING.places.map((place) => (
          <g key={`${place.x} ${place.y}`} className="pattern-place" data-lit={place.lit || undefined}>
            <circle cx={place.x} cy={place.y} r={place.lit ? 13 : 8} />
            <circle cx={place.x} cy={place.y} r={place.lit ? 3.6 : 2} />
          </g>
        ))}
      </svg>
      <p className="sign-in-caption">{t('signIn.patternNote')}</p>
    </aside>
  )
}
