import { describe, expect, it } from 'vitest'
import {
  AccountPatch,
  CaseFields,
  CaseInput,
  CasePatch,
  EmployerInput,
  ScenarioInput,
} from '../../../../server/contract.ts'
import { CaseFilters } from '../../../../server/features/cases/filter-schemas.ts'
import { ACTIONS, wordsOf } from '../../../../web/src/features/audit/action-words.ts'
import { type DetailWords, detailWords, FIELDS } from '../../../../web/src/features/audit/detail-words.ts'
import { changedLayer, movedLayer } from '../../../../web/src/features/explore/left/layer-list.ts'
import { themeChange } from '../../../../web/src/features/explore/left/theme-change.ts'
import { breaksText, readBreaks } from '../../../../web/src/features/explore/map/manual-breaks.ts'
import { nextStop, stopAfterDrag } from '../../../../web/src/features/frame/sheet-stops.ts'
import { initialsOf } from '../../../../web/src/features/shell/initials.ts'
import { en } from '../../../../web/src/i18n/en.ts'
import { vi } from '../../../../web/src/i18n/vi.ts'
import { DEFAULT_VIEW } from '../../../../web/src/url-state/view-state.ts'

const inVietnamese: DetailWords = {
  about: (name) => vi.audit.about[name],
  field: (name) => vi.audit.field[name],
  value: (of, value) => (of === 'roles' || of === 'sex' || of === 'located' ? `${of}=${value}` : null),
}

describe('the layer list', () => {
  const ids = (layers: readonly { id: string }[]) => layers.map((layer) => layer.id)

  it('moves a layer and stops at both ends', () => {
    const { layers } = DEFAULT_VIEW
    expect(ids(movedLayer(layers, 'figures', 1))[1]).toBe('figures')
    expect(ids(movedLayer(layers, 'figures', -1))).toEqual(ids(layers))
    expect(ids(movedLayer(layers, 'figures', 99)).at(-1)).toBe('figures')
  })

  it('changes one layer only', () => {
    const changed = changedLayer(DEFAULT_VIEW.layers, 'names', { opacity: 0.5 })
    expect(changed.filter((layer) => layer.opacity === 0.5).map((layer) => layer.id)).toEqual(['names'])
  })
})

describe('own thresholds', () => {
  it('are read with the decimal mark of the language', () => {
    expect(readBreaks('10; 30,5; 50', 'vi')).toEqual([10, 30.5, 50])
    expect(readBreaks('10 30.5 50', 'en')).toEqual([10, 30.5, 50])
    expect(readBreaks(breaksText([0.5, 1.5], 'vi'), 'vi')).toEqual([0.5, 1.5])
  })

  it('must be numbers that rise, one to seven of them', () => {
    expect(readBreaks('10; 10', 'vi')).toBeNull()
    expect(readBreaks('ten', 'en')).toBeNull()
    expect(readBreaks('', 'vi')).toBeNull()
    expect(readBreaks('1 2 3 4 5 6 7 8', 'vi')).toBeNull()
  })
})

describe('the words of the log', () => {
  it('name every action of the filter in both languages, and no other', () => {
    for (const book of [vi, en]) {
      const named = ACTIONS.map((action) => book.audit.did[wordsOf(action) as keyof typeof vi.audit.did])
      expect(new Set(named).size, 'each action reads differently').toBe(Object.keys(book.audit.did).length)
    }
    expect(wordsOf('units.read')).toBeNull()
    expect(wordsOf('toString')).toBeNull()
  })
})

describe('the theme and its level', () => {
  it('goes to the provinces for the support need and stays on its level for the others', () => {
    expect(themeChange('supportNeed', false)).toEqual({ theme: 'supportNeed', level: 'province' })
    expect(themeChange('supportNeed', true)).toEqual({ theme: 'supportNeed' })
    expect(themeChange('openings', false)).toEqual({ theme: 'openings' })
  })
})

describe('the sheet of a phone', () => {
  it('goes around when pressed and follows a drag', () => {
    expect(nextStop('low')).toBe('half')
    expect(nextStop('full')).toBe('low')
    expect(stopAfterDrag('low', -120)).toBe('half')
    expect(stopAfterDrag('low', -400)).toBe('full')
    expect(stopAfterDrag('half', 20)).toBe('half')
    expect(stopAfterDrag('low', 200)).toBe('low')
  })
})

describe('small words', () => {
  it('takes the initials of a Vietnamese name', () => {
    expect(initialsOf('Trần Thị Hoa')).toBe('TH')
    expect(initialsOf('đặng')).toBe('Đ')
  })

  it('writes the detail of an audit entry in one line', () => {
    const detail = { id: 7, accountId: 12, roles: ['admin', 'auditor'], note: null, view: {}, other: 3 }
    expect(detailWords(detail, inVietnamese)).toBe(
      'tài khoản: 12 · vai trò: roles=admin, roles=auditor · other: 3',
    )
    expect(detailWords({ view: { sex: ['male'] }, by: 'work' }, inVietnamese)).toBe(
      'bộ lọc: giới sex=male · chia theo: việc làm',
    )
    expect(detailWords({ fields: ['birthYear', 'of another version'], located: false }, inVietnamese)).toBe(
      'ô đã xem: năm sinh, of another version · có vị trí: located=false',
    )
  })

  it('has words for every field of a record, every filter and every change that is recorded', () => {
    const named = [
      AccountPatch,
      CaseFields,
      CaseFilters,
      CaseInput,
      CasePatch,
      EmployerInput,
      ScenarioInput,
    ].flatMap(({ shape }) => Object.keys(shape))
    expect(named.filter((name) => !FIELDS.some((field) => field === name))).toEqual([])
    expect(Object.keys(en.audit.field)).toEqual(FIELDS)
  })
})
