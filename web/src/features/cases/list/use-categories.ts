import { AgeBand, LegalStatus, Programme, Sex, SupportNeed, Work } from '@hoanhap/server/contract.ts'
import { useTrades } from '../../../api/employers.ts'
import { useSession } from '../../../api/session.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { Category } from '../model/cases-view.ts'
import { useCaseWords } from './use-case-words.ts'

export interface CategoryOptions {
  name: Category
  label: string
  options: { value: string; label: string }[]
}

/** Statuses in which no open case can be. */
const NOT_OPEN = ['completed', 'moved', 'management_ended', 'exempted', 'closed_rejected', 'closed_other']

/** What the signed-in person may filter by: never by a field that the person does not see. */
export function useCategories(): CategoryOptions[] {
  const roles = useSession().data?.roles ?? []
  const all = useAllCategories()
  if (roles.includes('social_officer')) return all
  const allowed = roles.includes('employment_officer') ? ['work', 'trade', 'ageBand'] : ['ageBand']
  return all.filter(({ name }) => allowed.includes(name))
}

function useAllCategories(): CategoryOptions[] {
  const { t } = useWords()
  const words = useCaseWords()
  const trades = useTrades().data ?? []
  const open = LegalStatus.options.filter((code) => !NOT_OPEN.includes(code))
  return [
    {
      name: 'status',
      label: t('by.status'),
      options: open.map((value) => ({ value, label: words.status(value) })),
    },
    {
      name: 'programme',
      label: t('by.programme'),
      options: Programme.options.map((value) => ({ value, label: t(`value.programme.${value}`) })),
    },
    {
      name: 'supportNeed',
      label: t('by.supportNeed'),
      options: SupportNeed.options.map((value) => ({ value, label: t(`value.supportNeed.${value}`) })),
    },
    {
      name: 'work',
      label: t('by.work'),
      options: Work.options.map((value) => ({ value, label: t(`value.work.${value}`) })),
    },
    {
      name: 'trade',
      label: t('by.trade'),
      options: [
        ...trades.map(({ code }) => ({ value: code, label: words.trade(code) })),
        { value: 'none', label: t('value.noTrade') },
      ],
    },
    {
      name: 'sex',
      label: t('by.sex'),
      options: Sex.options.map((value) => ({ value, label: t(`value.sex.${value}`) })),
    },
    {
      name: 'ageBand',
      label: t('by.ageBand'),
      options: AgeBand.options.map((value) => ({ value, label: t(`value.ageBand.${value}`) })),
    },
  ]
}
