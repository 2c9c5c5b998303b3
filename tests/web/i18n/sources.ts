import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The TypeScript of the page, with paths from `web/src`. */
export interface Source {
  path: string
  text: string
}

const ROOT = new URL('../../../web/src/', import.meta.url).pathname

export function pageSources(): Source[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))
}

/** The keys of nested words, joined by dots, without the ending of a plural. */
export function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${prefix}${name}`.replace(/_(one|other)$/, '')]
      : keysOf(value as object, `${prefix}${name}.`),
  )
}

/** Every text of nested words with its key. */
export function textsOf(words: object, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : textsOf(value as object, `${prefix}${name}.`),
  )
}
