import { LocalDate, Pairs, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface Counts {
  /** The active ones. */
  people: number
  groups: number
  lastSyncedAt: string | null
}

/** The numbers of objects a directory has sent so far. Reloaded while it keeps sending. */
export function CountsCard({ page, counts, isArriving }: { page: PortalContext; counts: Counts; isArriving: boolean }) {
  const text = texts.sync(page)
  const number = (value: number) => value.toLocaleString(page.locale)
  const { lastSyncedAt: at } = counts
  return (
    <section
      className="gh-card gp-card"
      id="directory-counts"
      aria-live="polite"
      {...(isArriving ? { 'data-live': '' } : {})}
    >
      <Pairs
        pairs={[
          [text.people, number(counts.people)],
          [text.groups, number(counts.groups)],
          [text.lastSynced, at === null ? text.never : <LocalDate key="at" page={page} at={at} withTime />],
        ]}
      />
    </section>
  )
}
