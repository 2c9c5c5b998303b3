import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { formatDay, uncapitalised } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useCaseWords } from '../list/use-case-words.ts'
import { answerOf } from '../model/person-draft.ts'

/** Law, support and work side by side: they go their own ways and share no scale. */
export function Tracks({ file }: { file: CaseRecord }) {
  const { t, language } = useWords()
  const words = useCaseWords()
  const day = (text: string) => formatDay(text, language)
  const trade = file.tradeWanted
    ? t('cases.tracks.wants', { trade: uncapitalised(words.trade(file.tradeWanted)) })
    : file.tradeLearned && t('cases.tracks.learned', { trade: uncapitalised(words.trade(file.tradeLearned)) })
  const treated = answerOf(file.substitution)
  return (
    <dl className="tracks">
      {file.programme === 'released_prisoner' && (
        <Track
          name={t('cases.tracks.programme')}
          state={t(`value.programme.${file.programme}`)}
          note={t('cases.tracks.byConsent')}
        />
      )}
      {file.status !== undefined && file.programme !== 'released_prisoner' && (
        <Track
          name={t('cases.tracks.legal')}
          state={file.status ? words.status(file.status) : null}
          note={
            file.plannedEnd
              ? t('cases.tracks.until', { day: day(file.plannedEnd) })
              : file.statusSince && t('cases.tracks.since', { day: day(file.statusSince) })
          }
        />
      )}
      {file.support !== undefined && (
        <Track
          name={t('cases.tracks.support')}
          state={t(`cases.support.${file.support}`)}
          note={file.openedOn && t('cases.tracks.openedOn', { day: day(file.openedOn) })}
        />
      )}
      {file.work !== undefined && (
        <Track name={t('cases.tracks.work')} state={t(`value.work.${file.work}`)} note={trade} />
      )}
      {file.substance !== undefined && file.status === undefined && (
        <Track
          name={t('cases.tracks.health')}
          state={t(`cases.substance.${file.substance}`)}
          note={
            treated && t('cases.tracks.substitution', { answer: uncapitalised(t(`cases.yesNo.${treated}`)) })
          }
        />
      )}
    </dl>
  )
}

function Track({ name, state, note }: { name: string; state: string | null; note?: string | null }) {
  const { t } = useWords()
  return (
    <div className="track">
      <dt>{name}</dt>
      <dd className="track-state">{state ?? t('app.none')}</dd>
      {note && <dd>{note}</dd>}
    </div>
  )
}
