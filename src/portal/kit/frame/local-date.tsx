import type { PortalContext } from '../session/portal.ts'

/** A day in the language of the reader, with the exact time on hover. In UTC: a page does not know where it is read. */
export function LocalDate({ page, at, withTime = false }: { page: PortalContext; at: string; withTime?: boolean }) {
  const date = new Date(at)
  const time = { timeZone: 'UTC', timeStyle: 'medium' } as const
  const shown = new Intl.DateTimeFormat(page.locale, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    ...(withTime ? time : {}),
  })
  const exact = new Intl.DateTimeFormat(page.locale, { ...time, dateStyle: 'full', timeStyle: 'long' })
  return (
    <time dateTime={at} title={exact.format(date)}>
      {shown.format(date)}
    </time>
  )
}
