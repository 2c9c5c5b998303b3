import { Minus, Plus, Sparkles, X } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { CandidateChoice } from './candidate-choice.tsx'
import { ExcludedCommunes } from './exclusion.tsx'
import './siting.css'
import { type Siting, useSiting } from './use-siting.ts'

/** As many places as the form offers; the server takes more. */
const MOST_SITES = 8

/** Left panel: how many new places to look for, where, and the button. */
export function SitingForm() {
  const { t } = useWords()
  const siting = useSiting()
  const { wish, setWish, obstacle, found, pending, find, cancel } = siting
  return (
    <section className="panel-section siting-form" aria-labelledby="siting-title">
      <h2 id="siting-title" className="section-title">
        {t('siting.title')}
      </h2>
      <div className="siting-count">
        <span>{t('siting.countBefore')}</span>
        <Stepper value={wish.count} onChange={(count) => setWish({ count })} />
        <span>{t('siting.countAfter', { count: wish.count })}</span>
      </div>
      <Segmented
        label={t('siting.objective')}
        value={wish.objective}
        options={[
          { value: 'cover', label: t('siting.objectiveCover') },
          { value: 'distance', label: t('siting.objectiveDistance') },
        ]}
        onChange={(objective) => setWish({ objective })}
      />
      <CandidateChoice />
      {wish.from === 'communes' && <AreaChoice siting={siting} />}
      <ExcludedCommunes />
      <WhatIsLookedAt siting={siting} />
      {pending ? (
        <Button icon={X} onClick={cancel}>
          {t('siting.cancel')}
        </Button>
      ) : (
        <Button variant="primary" icon={Sparkles} disabled={obstacle !== null} onClick={find}>
          {t(found ? 'siting.findAgain' : 'siting.find')}
        </Button>
      )}
    </section>
  )
}

function AreaChoice({ siting: { wish, setWish } }: { siting: Siting }) {
  const { t } = useWords()
  const { place } = usePlanner()
  if (!place) return null
  return (
    <Segmented
      label={t('siting.area')}
      value={wish.area}
      options={[
        { value: 'place', label: t('siting.areaPlace') },
        { value: 'everywhere', label: t('siting.areaEverywhere') },
      ]}
      onChange={(area) => setWish({ area })}
    />
  )
}

/** What stays and what is looked at, or why nothing can be looked for. */
function WhatIsLookedAt({ siting: { obstacle, existing, candidates, wish } }: { siting: Siting }) {
  const { t, language } = useWords()
  const { trial } = usePlanner()
  const shown = { places: formatCount(existing, language), communes: formatCount(candidates, language) }
  if (obstacle === 'loading') return <p className="siting-note">{t('app.loading')}</p>
  if (obstacle === 'noDemand') return <p className="siting-note">{t('siting.noDemand')}</p>
  if (obstacle === 'noPoints') return null
  if (obstacle === 'needsCosts') return <p className="siting-note">{t('siting.needsCosts')}</p>
  if (obstacle === 'tooMany')
    return <p className="siting-note">{t(`siting.tooMany.${wish.from}`, { ...shown, count: candidates })}</p>
  const kept = existing === 0 ? 'keepsNone' : trial.edits.length ? 'keepsTrial' : 'keeps'
  return (
    <p className="siting-note">
      {t(`siting.${kept}`, { ...shown, count: existing })}{' '}
      {t(`siting.looksAt.${wish.from}`, { ...shown, count: candidates })}
    </p>
  )
}

function Stepper({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useWords()
  const set = (wanted: number) => onChange(Math.max(1, Math.min(MOST_SITES, wanted)))
  return (
    <fieldset className="stepper">
      <legend className="for-screen-readers">{t('siting.count')}</legend>
      <button
        type="button"
        aria-label={t('siting.fewer')}
        disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus size={16} strokeWidth={1.75} aria-hidden />
      </button>
      <output className="digits" aria-label={t('siting.count')}>
        {value}
      </output>
      <button
        type="button"
        aria-label={t('siting.more')}
        disabled={value >= MOST_SITES}
        onClick={() => set(value + 1)}
      >
        <Plus size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </fieldset>
  )
}
