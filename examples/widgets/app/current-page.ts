import { useSyncExternalStore } from 'react'
import { type Page, sections } from './pages.tsx'

const pages = sections.flatMap((section) => section.pages)

/** The page that the address names after its #. */
export function usePage(): Page {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const [first] = pages
  const page = pages.find(({ id }) => hash === `#${id}`) ?? first
  if (page === undefined) throw new Error('There is no page.')
  return page
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
