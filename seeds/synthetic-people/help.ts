/** Support, consent and services given: voluntary, and apart from the legal status. */
import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random } from '@hoanhap/geo/random.ts'
import type {
  ConsentPurpose,
  LegalStatus,
  NextStep,
  ServiceKind,
  Substance,
  Support,
  Work,
} from '../../server/features/cases/values.ts'
import { drawKey } from './habits.ts'
import type { SyntheticConsent, SyntheticPerson, SyntheticService } from './person.ts'

/** What support follows from. */
export interface HelpFacts {
  status: LegalStatus
  openedOn: Day
  closedOn: Day | null
  today: Day
  work: Work
  substance: Substance
  hasFamilyContact: boolean
}

type Help = Pick<SyntheticPerson, 'support' | 'nextStep' | 'consents' | 'services'>

const SUPPORT_SHARES: Readonly<Record<Support, number>> = {
  none: 0.17,
  offered: 0.12,
  accepted: 0.13,
  active: 0.45,
  paused: 0.06,
  closed: 0.07,
}
const AWAY_SHARES: Readonly<Record<Support, number>> = {
  none: 0.5,
  offered: 0.1,
  accepted: 0,
  active: 0,
  paused: 0.3,
  closed: 0.1,
}
/** People who cannot be met in their commune. */
const AWAY: readonly LegalStatus[] = ['compulsory_centre', 'absconded', 'detained']
const HELPED: readonly Support[] = ['accepted', 'active', 'paused']
const WITH_NEXT_STEP = 0.75
/** Steps may be late by so many days and are planned so many ahead. */
const STEP_DAYS = [-12, 35] as const
const SERVICE_MONTHS_DAYS = 180
const WITHDRAWN_SHARE = 0.04
const WITH_NOTE = 0.35
const SERVICE_SHARES: Readonly<Record<ServiceKind, number>> = {
  call: 22,
  meeting: 18,
  home_visit: 20,
  counselling: 16,
  referral_letter: 5,
  training: 4,
  job_interview: 3,
  placement: 2,
  loan: 1,
  health_insurance: 4,
  papers: 3,
  legal_aid: 2,
}
const NOTES = [
  'Đã hẹn gặp lại sau hai tuần.',
  'Đã trao đổi về lớp học nghề gần nhà.',
  'Gia đình cùng tham gia buổi nói chuyện.',
  'Cần gọi lại vào buổi tối, sau giờ làm.',
  'Đã hướng dẫn làm thẻ bảo hiểm y tế.',
  'Muốn tìm việc trong bán kính 10 km.',
  'Sức khỏe ổn định, tinh thần tốt.',
  'Đã chuyển thông tin cho trung tâm dịch vụ việc làm.',
]

export function helpFor(facts: HelpFacts, random: Random): Help {
  const support = supportFor(facts, random)
  return {
    support,
    nextStep: nextStepFor(support, facts, random),
    consents: consentsFor(support, facts, random),
    services: servicesFor(support, facts, random),
  }
}

function supportFor({ status, closedOn }: HelpFacts, random: Random): Support {
  if (closedOn !== null) return random() < 0.8 ? 'closed' : 'none'
  return drawKey(AWAY.includes(status) ? AWAY_SHARES : SUPPORT_SHARES, random)
}

function nextStepFor(support: Support, facts: HelpFacts, random: Random): SyntheticPerson['nextStep'] {
  const isDue = support === 'offered' || support === 'accepted' || support === 'active'
  if (!isDue || random() >= WITH_NEXT_STEP) return null
  const dueOn = addDays(facts.today, integerBetween(random, ...STEP_DAYS))
  return dueOn < facts.openedOn ? null : { step: pick(random, stepsFor(support, facts)), dueOn }
}

function stepsFor(support: Support, { work }: HelpFacts): readonly NextStep[] {
  if (support === 'offered') return ['call', 'meeting', 'home_visit']
  if (work === 'seeking' || work === 'left_job')
    return ['job_interview', 'referral_letter', 'training', 'meeting']
  if (work === 'self_employed') return ['loan', 'home_visit', 'call']
  return ['call', 'meeting', 'home_visit', 'counselling', 'assessment', 'papers']
}

function consentsFor(support: Support, facts: HelpFacts, random: Random): SyntheticConsent[] {
  // When a case ends, nothing is agreed to any longer.
  if (facts.closedOn !== null) return []
  const chances: Record<Exclude<ConsentPurpose, 'substitution'>, number> = {
    support: HELPED.includes(support) ? 1 : 0,
    employment: ['seeking', 'referred', 'placed'].includes(facts.work) ? 0.55 : 0.05,
    training: facts.work === 'in_training' ? 0.7 : 0.03,
    health: facts.status === 'ost' ? 0.7 : facts.substance === 'opioid' ? 0.12 : 0.03,
    loan: facts.work === 'self_employed' ? 0.25 : 0.02,
    familyContact: facts.hasFamilyContact ? 0.4 : 0,
  }
  const consents = Object.entries(chances).flatMap(([purpose, chance]) =>
    random() < chance ? [consent(purpose as ConsentPurpose, facts, random)] : [],
  )
  return [...consents, ...consents.flatMap((one) => withSubstitution(one, facts))]
}

/** Whoever is in substitution treatment and agreed to be referred to the clinic also agreed to have it in the file. */
function withSubstitution(consent: SyntheticConsent, { status }: HelpFacts): SyntheticConsent[] {
  return status === 'ost' && consent.purpose === 'health' ? [{ ...consent, purpose: 'substitution' }] : []
}

/** Whether a purpose has a consent that stands. */
export function agreesTo(consents: readonly SyntheticConsent[], wanted: ConsentPurpose): boolean {
  return consents.some(({ purpose, withdrawnOn }) => purpose === wanted && withdrawnOn === null)
}

function consent(purpose: ConsentPurpose, facts: HelpFacts, random: Random): SyntheticConsent {
  const givenOn = earlier(addDays(facts.openedOn, integerBetween(random, 0, 40)), facts.today)
  const withdrawn = random() < WITHDRAWN_SHARE
  const withdrawnOn = withdrawn
    ? earlier(addDays(givenOn, integerBetween(random, 10, 200)), facts.today)
    : null
  return { purpose, givenOn, withdrawnOn }
}

function servicesFor(support: Support, facts: HelpFacts, random: Random): SyntheticService[] {
  if (facts.closedOn !== null || support === 'none') return []
  const most = support === 'active' ? 4 : 1
  const days = Array.from({ length: integerBetween(random, support === 'active' ? 1 : 0, most) }, () =>
    addDays(facts.today, -integerBetween(random, 0, SERVICE_MONTHS_DAYS)),
  )
  return days
    .filter((day) => day >= facts.openedOn)
    .sort()
    .map((givenOn) => ({
      kind: drawKey(SERVICE_SHARES, random),
      givenOn,
      note: random() < WITH_NOTE ? pick(random, NOTES) : null,
    }))
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}
