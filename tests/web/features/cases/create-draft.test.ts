import { CaseInput } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import {
  type CreateDraft,
  caseBody,
  consentsAskedFor,
  emptyCase,
  missingIn,
} from '../../../../web/src/features/cases/model/create-draft.ts'

const TODAY = '2026-11-22'
const typed = (change: Partial<CreateDraft> = {}): CreateDraft => ({
  ...emptyCase(TODAY, '00101'),
  name: 'Nguyễn Thị Mới',
  sex: 'female',
  birthYear: '1992',
  familyContact: 'Chị gái',
  substance: 'opioid',
  substitution: 'yes',
  opening: {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: TODAY,
    issuingBody: 'commune_police',
    effectiveOn: '',
    plannedEnd: '2027-11-22',
  },
  ...change,
})

describe('a new file of rehabilitation', () => {
  it('lacks what it cannot begin without', () => {
    expect(missingIn(emptyCase(TODAY, ''))).toEqual(['name', 'sex', 'birthYear', 'opening.toStatus'])
    expect(missingIn(typed())).toEqual([])
  })

  it('is sent with its decision, and with nothing that was not agreed to', () => {
    const body = caseBody(typed())
    expect(CaseInput.parse(body)).toMatchObject({
      programme: 'rehab',
      unitCode: '00101',
      substance: 'opioid',
      opening: { toStatus: 'use_management', plannedEnd: '2027-11-22' },
    })
    for (const field of ['familyContact', 'substitution', 'consents']) expect(body).not.toHaveProperty(field)
  })

  it('is sent with what was agreed to, from the day of opening unless another was chosen', () => {
    const consents = ['familyContact', 'substitution'] as const
    expect(caseBody(typed({ consents: [...consents] }))).toMatchObject({
      familyContact: 'Chị gái',
      substitution: true,
      consents: consents.map((purpose) => ({ purpose, givenOn: TODAY })),
    })
    const later = caseBody(typed({ openedOn: '2026-11-01', consents: ['support'], consentOn: '2026-11-03' }))
    expect(later.consents).toEqual([{ purpose: 'support', givenOn: '2026-11-03' }])
  })
})

describe('a new file of a released prisoner', () => {
  it('lacks the consent to support, and no decision', () => {
    expect(missingIn(typed({ programme: 'released_prisoner' }))).toEqual(['consents'])
    expect(missingIn(typed({ programme: 'released_prisoner', consents: ['support'] }))).toEqual([])
  })

  it('is sent without legal status and without a word about substances, whatever was typed before', () => {
    const consents: CreateDraft['consents'] = ['support', 'substitution']
    const body = caseBody(typed({ programme: 'released_prisoner', consents }))
    expect(CaseInput.parse(body)).toMatchObject({
      programme: 'released_prisoner',
      substance: 'unknown',
      consents: [{ purpose: 'support', givenOn: TODAY }],
    })
    for (const field of ['opening', 'substitution', 'familyContact']) expect(body).not.toHaveProperty(field)
    expect(consentsAskedFor('released_prisoner')).not.toContain('substitution')
  })
})
