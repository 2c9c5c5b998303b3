import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { useOffer } from './gap-words.ts'

/** Why nothing, or little, can be told: a failed answer, no release, nobody in need, no place. */
export function MapMessages() {
  const { t } = useWords()
  const { status, problem, retry, access, places, change, view, reckoned } = usePlanner()
  const offer = useOffer()
  if (status === 'failed') {
    const refused = problem?.status === 400
    const failed = reckoned ? t('gap.failed') : t('app.loadFailed')
    return (
      <div className="map-message">
        <ErrorPanel
          message={refused ? t('gap.refused') : failed}
          retryLabel={refused ? t('gap.reset') : t('app.retry')}
          onRetry={refused ? () => change(NO_QUESTION) : retry}
        />
      </div>
    )
  }
  if (!access || !reckoned) return null
  if (access.plane === 'release' && !access.release) return <Note words={t('gap.noRelease')} />
  if (access.summary.demandTotal === 0) return <Note words={t('gap.nobody')} />
  if (places.length > 0) return null
  const everyTrade = view.trade !== null && (
    <Button size="small" onClick={() => change({ trade: null })}>
      {t('gap.everyTrade')}
    </Button>
  )
  return <Note words={t(`gap.noPlaces.${offer}`)}>{everyTrade}</Note>
}

/** The question that every server understands. */
const NO_QUESTION = { service: 'employer', trade: null, catchmentKm: 10 } as const

function Note({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div className="map-message map-empty" role="status">
      <p>{words}</p>
      {children}
    </div>
  )
}
