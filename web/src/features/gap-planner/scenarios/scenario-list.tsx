import type { Scenario } from '@hoanhap/server/contract.ts'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useRemoveScenario, useScenarios } from '../../../api/scenarios.ts'
import { formatMoment } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { CopyLink } from './copy-link.tsx'
import { useOpenedScenario } from './scenario-context.ts'
import { useKeepWords } from './use-keep-words.ts'

/** Everything that was kept, the newest first. */
export function ScenarioList({ onOpened }: { onOpened: () => void }) {
  const { t } = useWords()
  const { trial } = usePlanner()
  const { open, changed } = useOpenedScenario()
  const { data, isError, refetch } = useScenarios(true)
  const [asked, setAsked] = useState<Scenario | null>(null)
  const go = (scenario: Scenario) => {
    open(scenario.id)
    onOpened()
  }
  if (isError)
    return (
      <ErrorPanel
        message={t('trial.listFailed')}
        retryLabel={t('app.retry')}
        onRetry={() => void refetch()}
      />
    )
  if (!data) return <p className="muted">{t('app.loading')}</p>
  if (data.length === 0) return <EmptyNote>{t('trial.noScenarios')}</EmptyNote>
  const losesEdits = changed && trial.edits.length > 0
  return (
    <ul className="scenario-list">
      {data.map((scenario) => (
        <li key={scenario.id}>
          <Row scenario={scenario} onOpen={() => (losesEdits ? setAsked(scenario) : go(scenario))} />
          {asked === scenario && (
            <div className="scenario-ask" role="alert">
              <p>{t('trial.openOver')}</p>
              <Button size="small" onClick={() => go(scenario)}>
                {t('trial.openAnyway')}
              </Button>
              <Button size="small" onClick={() => setAsked(null)}>
                {t('trial.goOn')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Row({ scenario, onOpen }: { scenario: Scenario; onOpen: () => void }) {
  const { t, language } = useWords()
  const { mayKeep, scenario: shown } = useOpenedScenario()
  const [removing, setRemoving] = useState(false)
  const { id, name, mine, by, savedAt, edits } = scenario
  const at = formatMoment(savedAt, language)
  return (
    <>
      <div className="scenario-row" data-shown={shown?.id === id || undefined}>
        <button type="button" className="scenario-open" onClick={onOpen}>
          <strong>{name}</strong>
          <span className="muted">
            {mine ? t('trial.byYou', { at }) : t('trial.bySomebody', { by, at })} ·{' '}
            {t('trial.editCount', { count: edits.length })}
          </span>
        </button>
        <CopyLink id={id} />
        {mine && mayKeep && (
          <IconButton
            label={t('trial.removeNamed', { name })}
            icon={Trash2}
            onClick={() => setRemoving(true)}
          />
        )}
      </div>
      {removing && <AskToRemove scenario={scenario} onClose={() => setRemoving(false)} />}
    </>
  )
}

function AskToRemove({ scenario, onClose }: { scenario: Scenario; onClose: () => void }) {
  const { t } = useWords()
  const { scenario: shown, leave } = useOpenedScenario()
  const remove = useRemoveScenario()
  const problem = useKeepWords(remove.error)
  const goOn = () =>
    remove.mutate(scenario, {
      onSuccess: () => {
        if (shown?.id === scenario.id) leave()
        onClose()
      },
    })
  return (
    <div className="scenario-ask" role="alert">
      <p>{problem ?? t('trial.removeAsk')}</p>
      <Button size="small" disabled={remove.isPending} onClick={goOn}>
        {t('trial.remove')}
      </Button>
      <Button size="small" onClick={onClose}>
        {t('trial.goOn')}
      </Button>
    </div>
  )
}
