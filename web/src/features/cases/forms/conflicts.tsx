import { useWords } from '../../../i18n/i18n.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import type { Choice, FieldConflict } from '../model/field-conflicts.ts'
import type { PersonField } from '../model/person-draft.ts'
import { useFieldValueWords } from './use-field-value-words.ts'

interface ConflictsProps {
  conflicts: readonly FieldConflict<PersonField>[]
  choices: Partial<Record<PersonField, Choice>>
  onChoose: (field: PersonField, choice: Choice) => void
}

/** Field by field what was before, mine and theirs; every field is decided before anything is saved again. */
export function Conflicts({ conflicts, choices, onChoose }: ConflictsProps) {
  const { t } = useWords()
  const valueWords = useFieldValueWords()
  return (
    <section className="conflicts" aria-label={t('cases.conflict.title')}>
      <p role="alert">
        <strong>{t('cases.conflict.title')}</strong> {t('cases.conflict.note')}
      </p>
      <ul>
        {conflicts.map(({ field, before, mine, theirs }) => (
          <li key={field}>
            <p className="section-title">{t(`cases.field.${field}`)}</p>
            <dl>
              <div>
                <dt>{t('cases.conflict.before')}</dt>
                <dd>{valueWords(field, before)}</dd>
              </div>
              <div>
                <dt>{t('cases.conflict.mine')}</dt>
                <dd>{valueWords(field, mine)}</dd>
              </div>
              <div>
                <dt>{t('cases.conflict.theirs')}</dt>
                <dd>{valueWords(field, theirs)}</dd>
              </div>
            </dl>
            <Segmented<Choice | 'none'>
              label={t('cases.conflict.keep', { field: t(`cases.field.${field}`) })}
              value={choices[field] ?? 'none'}
              options={[
                { value: 'mine', label: t('cases.conflict.keepMine') },
                { value: 'theirs', label: t('cases.conflict.keepTheirs') },
              ]}
              onChange={(choice) => choice !== 'none' && onChoose(field, choice)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
