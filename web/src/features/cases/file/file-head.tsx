import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { Ellipsis, FilePenLine, MapPinned, Plus, Scale } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'

/** Who the file is about, and what can be done with it. */
export function FileHead({ file }: { file: CaseRecord }) {
  const { t } = useWords()
  const { scope, keeper, setForm } = useCasesModel()
  const nameOf = useUnitName()
  const unit = file.unitCode ? scope.unitOf(file.unitCode) : null
  const facts = [
    file.birthYear && t('cases.file.born', { year: file.birthYear }),
    file.minor && t('cases.file.minor'),
    unit && (unit.level === 'province' ? t('cases.file.inQueue', { place: nameOf(unit) }) : nameOf(unit)),
    t('cases.file.numberShort', { number: file.id }),
    file.closedOn && t('cases.file.closed'),
  ]
  return (
    <header className="file-head">
      <h2>{file.name ?? t('cases.file.number', { number: file.id })}</h2>
      {keeper && !file.closedOn && (
        <div className="file-tools">
          <Button variant="primary" icon={Plus} onClick={() => setForm('service')}>
            {t('cases.service.title')}
          </Button>
          <FileMenu hasStatus={file.programme !== 'released_prisoner'} />
        </div>
      )}
      <p>{facts.filter(Boolean).join(' · ')}</p>
    </header>
  )
}

/** The drug law gives a released prisoner no legal status to be recorded. */
function FileMenu({ hasStatus }: { hasStatus: boolean }) {
  const { t } = useWords()
  const { setForm, setPlacing } = useCasesModel()
  const trigger = (
    <button type="button" className="icon-button file-menu" aria-label={t('cases.file.more')}>
      <Ellipsis size={18} strokeWidth={1.75} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      <MenuItem icon={FilePenLine} onSelect={() => setForm('edit')}>
        {t('cases.edit.title')}
      </MenuItem>
      {hasStatus && (
        <MenuItem icon={Scale} onSelect={() => setForm('status')}>
          {t('cases.statusForm.title')}
        </MenuItem>
      )}
      <MenuItem icon={MapPinned} onSelect={() => setPlacing({ position: null })}>
        {t('cases.place.title')}
      </MenuItem>
    </Menu>
  )
}
