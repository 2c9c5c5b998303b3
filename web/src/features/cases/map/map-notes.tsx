import { Lock, MapPinOff } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CaseLegend } from '../../../map/layers/cases/legend.tsx'
import { useScopeName } from '../list/use-scope-name.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { useNotLocated } from '../model/use-counts.ts'

/** Who may see this map, and who is in the list and on no place of it. */
export function MapNotes() {
  const { t } = useWords()
  const place = useScopeName()
  const { scope } = useCasesModel()
  return (
    <>
      <p className="map-note map-note-top">
        <Lock size={16} strokeWidth={1.75} aria-hidden />
        <span>
          <strong>{place}</strong> {scope.oneCommune ? t('cases.map.ownPoints') : t('cases.map.noPoints')}
        </span>
      </p>
      <div className="map-note-foot">
        <CaseLegend withPoints={scope.oneCommune} />
        <NotLocated />
      </div>
    </>
  )
}

/** List = map + not located, said in one line, with the way to the people without a point. */
function NotLocated() {
  const { t, language } = useWords()
  const { view, change, keeper } = useCasesModel()
  const count = useNotLocated()
  if (count === null || !keeper) return null
  const queue = view.located === false
  return (
    <p className="map-note map-note-bottom" data-not-located={count}>
      <MapPinOff size={16} strokeWidth={1.75} aria-hidden />
      <span>
        {count === 0
          ? t('panel.notMappedNone')
          : t('cases.map.notLocated', { count, shown: formatCount(count, language) })}
      </span>
      {(count > 0 || queue) && (
        <button
          type="button"
          className="link"
          aria-pressed={queue}
          onClick={() => change({ located: queue ? null : false, task: null })}
        >
          {queue ? t('cases.map.showAll') : t('cases.map.queue')}
        </button>
      )}
    </p>
  )
}
