import { type ComponentProps, useState } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { amountOf } from './drawn-points.ts'

interface AmountInputProps extends Pick<ComponentProps<'input'>, 'id' | 'aria-label' | 'aria-describedby'> {
  /** Null when there is none. */
  value: number | null
  onChange: (amount: number | null) => void
}

/** An amount of money, which may be left blank. What is no amount stays as it was typed, and is marked. */
export function AmountInput({ value, onChange, ...input }: AmountInputProps) {
  const { language } = useWords()
  const [text, setText] = useState(value === null ? '' : formatCount(value, language))
  const isWrong = text.trim() !== '' && amountOf(text) === null
  return (
    <input
      {...input}
      className="input digits"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      aria-invalid={isWrong || undefined}
      onChange={({ target }) => {
        setText(target.value)
        onChange(amountOf(target.value))
      }}
      onBlur={() => value !== null && setText(formatCount(value, language))}
    />
  )
}
