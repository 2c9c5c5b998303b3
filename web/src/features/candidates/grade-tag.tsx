import type { AddressGrade } from '@hoanhap/server/contract.ts'
import { CircleCheck, CircleDashed, CircleHelp, type LucideIcon, Split } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import './candidates.css'

const SIGNS: Record<AddressGrade, LucideIcon> = {
  exact: CircleCheck,
  probable: CircleHelp,
  ambiguous: Split,
  none: CircleDashed,
}

/** How sure a reading is: a sign, a word and a colour. */
export function GradeTag({ grade }: { grade: AddressGrade }) {
  const { t } = useWords()
  const Sign = SIGNS[grade]
  return (
    <span className="grade-tag" data-grade={grade}>
      <Sign size={14} strokeWidth={1.75} aria-hidden />
      {t(`addresses.grade.${grade}`)}
    </span>
  )
}
