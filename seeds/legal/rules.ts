import type { BodyCode, DocumentCode } from './bodies.ts'
import type { RegimeCode } from './regimes.ts'
import type { StatusCode } from './statuses.ts'

/**
 * What a decision that brings a status must look like under each regime. Origin: Law 73/2021 with Decrees 105/2021 and
 * 116/2021, Law 120/2025, Decree 90/2016; where a term differs by age or by what came before, the range holds both.
 *
 * "To verify" marks what was read in summaries or drafts only: a lawyer has to check it against the act before real
 * people are entered. The implementing decree of Law 120/2025 was not found.
 */
export interface RuleSeed {
  regime: RegimeCode
  status: StatusCode
  decidedBy: readonly BodyCode[]
  /** Null where the law asks for no document. */
  document: DocumentCode | null
  /** Shortest and longest term in months; null where the law sets none. */
  leastMonths: number | null
  mostMonths: number | null
  basis: string
}

type Rule = Omit<RuleSeed, 'regime' | 'status'>

const rule = (
  decidedBy: readonly BodyCode[],
  document: DocumentCode | null,
  basis: string,
  [leastMonths, mostMonths]: [number | null, number | null] = [null, null],
): Rule => ({ decidedBy, document, basis, leastMonths, mostMonths })

const LAW_73: Record<StatusCode, Rule> = {
  use_management: rule(['commune_chairman'], 'management_decision', 'Luật 73/2021, Điều 22-26', [12, 12]),
  assessment: rule(['medical_staff'], 'assessment_request', 'Luật 73/2021, Điều 27'),
  // Five working days: shorter than a term in months can say.
  registration_window: rule(
    ['medical_staff', 'registrar'],
    'assessment_result',
    'Nghị định 116/2021, Điều 3',
  ),
  voluntary_home: rule(
    ['commune_chairman'],
    'voluntary_decision',
    'Luật 73/2021, Điều 30; Nghị định 116/2021, Điều 32-33',
    [6, 12],
  ),
  // To verify: the term of the contract.
  voluntary_centre: rule(['centre'], 'voluntary_contract', 'Luật 73/2021, Điều 31', [6, 12]),
  ost: rule(['clinic'], 'treatment_acceptance', 'Nghị định 90/2016'),
  // To verify: since 2025-07-01 the commune police prepare what the chair signs.
  compulsory_proposed: rule(
    ['commune_chairman', 'commune_police'],
    'proposal_file',
    'Luật 73/2021, Điều 32; Nghị định 116/2021, Mẫu 27',
  ),
  // Adults 12 to 24 months, from 12 to under 18 years of age 6 to 12 months.
  compulsory_centre: rule(['court'], 'court_decision', 'Luật 73/2021, Điều 32-33', [6, 24]),
  postponed: rule(['court'], 'court_decision', 'Nghị định 116/2021; Pháp lệnh 01/2022'),
  suspended: rule(['court'], 'court_decision', 'Nghị định 116/2021; Pháp lệnh 01/2022'),
  // To verify: which body's record counts.
  absconded: rule(['centre', 'commune_police', 'provincial_police'], 'absence_record', 'Nghị định 116/2021'),
  // One year after voluntary rehabilitation, substitution treatment or before 18; two years after compulsory.
  post_rehab: rule(['commune_chairman'], 'post_rehab_decision', 'Luật 73/2021, Điều 40', [12, 24]),
  completed: rule(['commune_chairman'], 'completion_certificate', 'Nghị định 116/2021, Điều 81, Mẫu 54'),
  // To verify: orders of investigating bodies below the province.
  detained: rule(['court', 'provincial_police'], 'detention_order', 'Bộ luật Tố tụng hình sự'),
  moved: rule(['receiving_commune'], 'transfer_notice', 'Luật 73/2021, Điều 40'),
  management_ended: rule(['commune_chairman'], 'end_decision', 'Luật 73/2021, Điều 22-26'),
  exempted: rule(['court'], 'court_decision', 'Pháp lệnh 01/2022'),
  closed_rejected: rule(['court'], 'court_decision', 'Pháp lệnh 01/2022'),
  closed_other: rule(['registrar', 'court'], 'closing_record', 'Giấy chứng tử, biên bản nhập nhầm'),
}

const LAW_120: Record<StatusCode, Rule> = {
  ...LAW_73,
  use_management: rule(['commune_police'], 'management_decision', 'Luật 120/2025', [12, 12]),
  // To verify: the articles, and whether the window of five days still stands.
  assessment: rule(['medical_staff'], 'assessment_request', 'Luật 120/2025'),
  registration_window: rule(['medical_staff', 'registrar'], 'assessment_result', 'Luật 120/2025'),
  // 24 months the first time, 36 later. To verify: the body, known from the draft decree only.
  voluntary_home: rule(['commune_police'], 'voluntary_decision', 'Luật 120/2025', [24, 36]),
  voluntary_centre: rule(['centre'], 'voluntary_contract', 'Luật 120/2025', [24, 36]),
  // To verify: who proposes and who orders; the draft decree moves parts of it to the commune police.
  compulsory_proposed: rule(['commune_chairman', 'commune_police'], 'proposal_file', 'Luật 120/2025'),
  compulsory_centre: rule(['court'], 'court_decision', 'Luật 120/2025', [24, 36]),
  postponed: rule(['court'], 'court_decision', 'Luật 120/2025; Pháp lệnh 01/2022'),
  suspended: rule(['court'], 'court_decision', 'Luật 120/2025; Pháp lệnh 01/2022'),
  absconded: rule(['centre', 'commune_police', 'provincial_police'], 'absence_record', 'Luật 120/2025'),
  // To verify: the term; one or two years as before.
  post_rehab: rule(['commune_police'], 'post_rehab_decision', 'Luật 120/2025', [12, 24]),
  // To verify: who signs the certificate.
  completed: rule(['commune_chairman', 'commune_police'], 'completion_certificate', 'Luật 120/2025'),
  moved: rule(['receiving_commune'], 'transfer_notice', 'Luật 120/2025'),
  management_ended: rule(['commune_police'], 'end_decision', 'Luật 120/2025'),
}

export const RULES: readonly RuleSeed[] = [...rulesOf('L73', LAW_73), ...rulesOf('L120', LAW_120)]

function rulesOf(regime: RegimeCode, rules: Record<StatusCode, Rule>): RuleSeed[] {
  return Object.entries(rules).map(([status, found]) => ({ regime, status: status as StatusCode, ...found }))
}
