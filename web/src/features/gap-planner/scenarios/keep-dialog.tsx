import type { Scenario } from '@hoanhap/server/contract.ts'
import { type FormEvent, useState } from 'react'
import type { ApiAnswer } from '../../../api/client.ts'
import { useChangeScenario, useKeepScenario } from '../../../api/scenarios.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { toScenarioEdits } from '../trial/edits.ts'
import { useOpenedScenario } from './scenario-context.ts'
import { useKeepWords } from './use-keep-words.ts'

const LONGEST_NAME = 120

/** A name for the scenario; an own one that is open is changed, or kept again beside itself. */
export function KeepDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { setting, trial } = usePlanner()
  const { scenario, etag, taken } = useOpenedScenario()
  const [name, setName] = useState(scenario?.name ?? '')
  const keep = useKeepScenario()
  const change = useChangeScenario()
  const problem = useKeepWords(change.error ?? keep.error)
  const pending = keep.isPending || change.isPending
  const input = { name: name.trim(), parameters: setting, edits: toScenarioEdits(trial.edits) }
  const onSuccess = ({ data }: ApiAnswer<Scenario>) => {
    taken(data)
    onClose()
  }
  const own = scenario?.mine && etag ? { id: scenario.id, etag } : null
  const keepNew = () => keep.mutate(input, { onSuccess })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (input.name === '' || pending) return
    if (own && !change.error) change.mutate({ ...own, change: input }, { onSuccess })
    else keepNew()
  }
  return (
    <Dialog title={t('trial.keepTitle')} closeLabel={t('app.close')} onClose={onClose}>
      <form className="keep-form" onSubmit={submit}>
        <Field label={t('trial.name')} hint={t('trial.nameHint')}>
          <input
            value={name}
            maxLength={LONGEST_NAME}
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <p className="trial-note">{t('trial.keepNote')}</p>
        {problem && <ErrorPanel message={problem} />}
        <div className="trial-actions">
          <Button type="submit" variant="primary" disabled={input.name === '' || pending}>
            {t(own && !change.error ? 'trial.keepChange' : 'trial.keepNew')}
          </Button>
          {own && !change.error && (
            <Button disabled={input.name === '' || pending} onClick={keepNew}>
              {t('trial.keepNew')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
