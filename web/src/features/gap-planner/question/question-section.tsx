import type { Decay } from '@hoanhap/geo/access/distance-decay.ts'
import { AccessService } from '@hoanhap/server/contract.ts'
import { useTrades } from '../../../api/employers.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { FigureHelp } from '../../../ui/figure-help.tsx'
import { Picker } from '../../../ui/picker.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { ReachSlider } from './reach-slider.tsx'

/** What is missing where: the service, the trade, how far people go and how distance counts. */
export function QuestionSection() {
  const { t } = useWords()
  const { view, change } = usePlanner()
  return (
    <section className="panel-section gap-question">
      <h2 className="section-title">{t('gap.question')}</h2>
      <ServicePicker />
      {view.service === 'employer' && <TradePicker />}
      <ReachSlider value={view.catchmentKm} onChange={(catchmentKm) => change({ catchmentKm })} />
      <DecayChoice value={view.decay} onChange={(decay) => change({ decay })} />
      <StepsSwitch />
    </section>
  )
}

function ServicePicker() {
  const { t } = useWords()
  const { view, change } = usePlanner()
  return (
    <div>
      <p className="gap-caption">{t('gap.service')}</p>
      <Picker<AccessService>
        label={t('gap.service')}
        value={view.service}
        options={AccessService.options.map((service) => ({
          value: service,
          label: service === 'employer' ? t('gap.work') : t(`service.${service}`),
        }))}
        onChange={(service) =>
          change({ service, trade: service === 'employer' ? view.trade : null, scenario: null })
        }
      />
    </div>
  )
}

/** Openings and people of one trade, or of all. */
function TradePicker() {
  const { t, language } = useWords()
  const { view, change } = usePlanner()
  const trades = useTrades().data ?? []
  const named = trades.map(({ code, name, nameEn }) => ({
    value: code,
    label: language === 'en' ? nameEn : name,
  }))
  return (
    <div>
      <p className="gap-caption">{t('gap.trade')}</p>
      <Picker<string>
        label={t('gap.trade')}
        value={view.trade ?? ''}
        options={[{ value: '', label: t('gap.allTrades') }, ...named]}
        onChange={(trade) => change({ trade: trade || null })}
      />
    </div>
  )
}

interface DecayChoiceProps {
  value: Decay
  onChange: (decay: Decay) => void
}

/** How much less a place counts the farther it is. */
function DecayChoice({ value, onChange }: DecayChoiceProps) {
  const { t } = useWords()
  const facts = SHOWN_DECAYS.map((decay) => ({
    term: t(`gap.decay.${decay}`),
    words: t(`gap.decayNote.${decay}`),
  }))
  return (
    <div>
      <p className="gap-caption">
        {t('gap.decayLabel')}
        <FigureHelp label={t('figure.explain', { name: t('gap.decayLabel') })} facts={facts} />
      </p>
      <Segmented<Decay>
        label={t('gap.decayLabel')}
        value={value}
        options={SHOWN_DECAYS.map((decay) => ({ value: decay, label: t(`gap.decay.${decay}`) }))}
        onChange={onChange}
      />
    </div>
  )
}

/** In the order in which they are offered. */
export const SHOWN_DECAYS: readonly Decay[] = ['gaussian', 'exponential', 'step', 'none']

/** Two steps, or three: people then share themselves among the places they reach. */
function StepsSwitch() {
  const { t } = useWords()
  const { view, change } = usePlanner()
  return (
    <div className="gap-steps">
      <Switch
        label={t('gap.threeSteps')}
        checked={view.steps === '3'}
        onChange={(on) => change({ steps: on ? '3' : '2' })}
      />
      <span>{t('gap.threeSteps')}</span>
      <FigureHelp
        label={t('figure.explain', { name: t('gap.threeSteps') })}
        facts={[{ term: t('gap.threeStepsTerm'), words: t('gap.threeStepsNote') }]}
      />
    </div>
  )
}
