import { Button } from './button.tsx'

/** A list that is read page by page. */
interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Reads the next page of a list, as long as there is one. */
export function MoreButton(props: { pages: Paged; label: string; className?: string }) {
  const { pages, label, className } = props
  if (!pages.hasNextPage) return null
  return (
    <Button
      className={className}
      disabled={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {label}
    </Button>
  )
}
