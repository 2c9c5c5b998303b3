import { get, type Query } from './client.ts'

const PAGE_SIZE = 1000

interface Page {
  next?: string
}

/** Every page of a list, one after the other: the cursor of a page comes with the page before. */
export async function allPages<T extends Page>(
  path: string,
  query: Query,
  signal?: AbortSignal,
): Promise<T[]> {
  const pages: T[] = []
  let cursor: string | undefined
  do {
    const page = await get<T>(path, { ...query, limit: PAGE_SIZE, cursor }, signal)
    pages.push(page)
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}
