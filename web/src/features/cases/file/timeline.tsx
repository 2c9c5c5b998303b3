import type { CaseRecord } from '@hoanhap/server/contract.ts'
import {
  BriefcaseBusiness,
  ClipboardList,
  FileCheck2,
  FileText,
  GraduationCap,
  Handshake,
  HeartPulse,
  House,
  Landmark,
  type LucideIcon,
  Mail,
  MessageCircle,
  Phone,
  Scale,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { useCaseWords } from '../list/use-case-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { dueOf } from '../model/due.ts'
import { type TimelineFilter, type TimelineStep, timelineOf } from '../model/timeline.ts'
import { useBodyWords } from './use-body-words.ts'

type Kind = NonNullable<CaseRecord['services']>[number]['kind']
type NextStep = NonNullable<CaseRecord['nextStep']>

const SERVICE_ICONS: Record<Kind, LucideIcon> = {
  call: Phone,
  meeting: UsersRound,
  home_visit: House,
  counselling: MessageCircle,
  referral_letter: Mail,
  training: GraduationCap,
  job_interview: BriefcaseBusiness,
  placement: BriefcaseBusiness,
  loan: Landmark,
  health_insurance: HeartPulse,
  papers: FileText,
  legal_aid: Scale,
}
const STEP_ICONS: Record<NextStep, LucideIcon> = {
  call: Phone,
  meeting: UsersRound,
  home_visit: House,
  counselling: MessageCircle,
  assessment: ClipboardList,
  training: GraduationCap,
  job_interview: BriefcaseBusiness,
  referral_letter: Mail,
  loan: Landmark,
  papers: FileText,
}

/** What happened, newest first: the law in squares, support in circles, what comes next dashed. */
export function Timeline({ file }: { file: CaseRecord }) {
  const { t } = useWords()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const steps = timelineOf(file, filter)
  return (
    <section className="file-section timeline">
      <div className="section-head">
        <h3 className="section-title">{t('cases.timeline.title')}</h3>
        <Segmented<TimelineFilter>
          label={t('cases.timeline.filter')}
          value={filter}
          options={[
            { value: 'all', label: t('cases.timeline.all') },
            { value: 'support', label: t('cases.timeline.support') },
            { value: 'legal', label: t('cases.timeline.legal') },
          ]}
          onChange={setFilter}
        />
      </div>
      <ol>
        {filter !== 'legal' && <Next file={file} />}
        {steps.map((step) => (
          <Step key={step.key} step={step} />
        ))}
      </ol>
      {steps.length === 0 && <p className="muted">{t('cases.timeline.none')}</p>}
    </section>
  )
}

function Next({ file }: { file: CaseRecord }) {
  const { t, language } = useWords()
  const { today } = useCasesModel()
  if (!file.nextStep || !file.nextDueOn || !today) return null
  const due = dueOf(file.nextDueOn, today)
  const when =
    due.kind === 'today'
      ? t('cases.due.today')
      : due.kind === 'late'
        ? t('cases.due.late', { count: due.days })
        : formatDay(due.day, language)
  return (
    <Mark
      icon={STEP_ICONS[file.nextStep]}
      shape="next"
      title={t(`cases.nextStep.${file.nextStep}`)}
      when={when}
      note={t('cases.timeline.next')}
    />
  )
}

function Step({ step }: { step: TimelineStep }) {
  const { t, language } = useWords()
  const when = formatDay(step.on, language)
  if (step.kind === 'status') return <StatusStep change={step.change} when={when} />
  if (step.kind === 'service') {
    const { kind, note } = step.service
    return (
      <Mark
        icon={SERVICE_ICONS[kind]}
        shape="support"
        title={t(`cases.serviceKind.${kind}`)}
        when={when}
        note={note}
      />
    )
  }
  if (step.kind === 'assessment') {
    const band = t(`cases.need.bands.${step.assessment.band}`)
    return (
      <Mark icon={ClipboardList} shape="support" title={t('cases.timeline.assessed', { band })} when={when} />
    )
  }
  const purposes = step.consents.map(({ purpose }) => t(`cases.consent.purpose.${purpose}`)).join(', ')
  const title = step.withdrawn
    ? t('cases.timeline.withdrew', { purposes })
    : t('cases.timeline.agreed', { purposes })
  return <Mark icon={Handshake} shape="support" title={title} when={when} />
}

type StatusChange = Extract<TimelineStep, { kind: 'status' }>['change']

function StatusStep({ change, when }: { change: StatusChange; when: string }) {
  const { t, language } = useWords()
  const words = useCaseWords()
  const { documentOf, bodyOf, regimeOf } = useBodyWords()
  const parts = [
    change.document && documentOf(change.document),
    change.decisionNumber && t('cases.timeline.decision', { number: change.decisionNumber }),
    formatDay(change.decisionOn, language),
    bodyOf(change.issuingBody),
    regimeOf(change.regime),
    change.plannedEnd && t('cases.tracks.until', { day: formatDay(change.plannedEnd, language) }),
  ]
  return (
    <Mark
      icon={FileCheck2}
      shape="legal"
      title={words.status(change.toStatus)}
      when={when}
      note={parts.filter(Boolean).join(' · ')}
    />
  )
}

interface MarkProps {
  icon: LucideIcon
  shape: 'legal' | 'support' | 'next'
  title: string
  when: string
  note?: string | null
}

function Mark({ icon: Icon, shape, title, when, note }: MarkProps) {
  return (
    <li className="timeline-step" data-shape={shape}>
      <span className="timeline-mark" aria-hidden>
        <Icon size={14} strokeWidth={1.75} />
      </span>
      <div>
        <p className="timeline-title">
          <strong>{title}</strong> <span className="digits">{when}</span>
        </p>
        {note && <p className="timeline-note">{note}</p>}
      </div>
    </li>
  )
}
