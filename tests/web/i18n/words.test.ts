import { describe, expect, it } from 'vitest'
import { en } from '../../../web/src/i18n/en.ts'
import { vi } from '../../../web/src/i18n/vi.ts'
import { keysOf, pageSources, textsOf } from './sources.ts'

/** The two ends of `t(condition ? 'a.b' : 'a.c')`, either of which may be built. */
const EITHER = /\bt\((?:[^()?\n]|\([^()]*\))*\?\s*['`]([^'`]+)['`]\s*:\s*['`]([^'`]+)['`]/g

const vietnamese = new Set(keysOf(vi))
const english = new Set(keysOf(en))
const sources = pageSources().filter(({ path }) => !path.startsWith('i18n/'))
const used = sources.flatMap(({ path, text }) => usedKeys(text).map((key) => ({ path, key })))

/** Keys in `t('a.b')` and `` t(`a.${part}.c`) ``, the latter as patterns. */
function usedKeys(text: string): RegExp[] {
  const plain = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] as string)
  const built = [...text.matchAll(/\bt\(\s*`([^`]+)`/g)].map((match) => match[1] as string)
  const chosen = [...text.matchAll(EITHER)].flatMap((match) => match.slice(1))
  return [...plain, ...chosen, ...built].map(
    (key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[^.]+')}$`),
  )
}

describe('the words of the page', () => {
  it('has the same keys in both languages', () => {
    expect([...english].filter((key) => !vietnamese.has(key))).toEqual([])
    expect([...vietnamese].filter((key) => !english.has(key))).toEqual([])
  })

  it('has words for every key that the sources use', () => {
    const missing = used.filter(({ key }) => ![...vietnamese].some((known) => key.test(known)))
    expect(missing.map(({ path, key }) => `${path}: ${key.source}`)).toEqual([])
  })

  it('holds no words that nothing uses', () => {
    const unused = [...vietnamese].filter((known) => !used.some(({ key }) => key.test(known)))
    expect(unused).toEqual([])
  })

  it('has the same variables in both languages', () => {
    const variables = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
    const englishTexts = new Map(textsOf(en))
    const different = textsOf(vi).filter(
      ([key, text]) => String(variables(text)) !== String(variables(englishTexts.get(key) ?? '')),
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('says nothing that stigmatises, shouts or decorates', () => {
    const forbidden =
      /đối tượng|con nghiện|tái nghiện|người lầm lỗi|điểm nóng|addict|abuser|junkie|relapse|hot ?spot|!|\p{Extended_Pictographic}/iu
    const faults = [...textsOf(vi), ...textsOf(en)].filter(([, text]) => forbidden.test(text))
    expect(faults).toEqual([])
  })

  it('writes Vietnamese in composed letters', () => {
    expect(textsOf(vi).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })
})

describe('the components', () => {
  const components = sources.filter(({ path }) => path.endsWith('.tsx'))

  it('hold no Vietnamese text of their own', () => {
    // The name of a language is written in that language, whatever the page speaks.
    const withoutNames = (text: string) => withoutComments(text).replaceAll('Tiếng Việt', '')
    const faults = components.filter(({ text }) =>
      /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu.test(withoutNames(text)),
    )
    expect(faults.map(({ path }) => path)).toEqual([])
  })

  it('hold no text between tags and in the attributes that people read', () => {
    const between = />\s*([A-Za-z][a-z]+(?: [A-Za-z]+)+)[^<>{}=;]*<\//g
    const read = /(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2,}[^"]*)"/g
    const faults = components.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(between), ...withoutComments(text).matchAll(read)].map(
        (match) => `${path}: ${match[1]}`,
      ),
    )
    expect(faults).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
