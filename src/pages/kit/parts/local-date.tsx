import type { Locale } from '#platform/locale.ts'

export interface LocalDateProps {
  page: { locale: Locale }
  /** ISO 8601. */
  at: string
  withTime?: boolean
}

/**
 * A day in the language of the reader, with the exact time on hover. A page does not know where it is read, so it is in
 * UTC until the script of {@link PageScript} puts it into the time zone of the browser.
 */
export function LocalDate({ page, at, withTime = false }: LocalDateProps) {
  const date = new Date(at)
  const utc = { timeZone: 'UTC', timeStyle: 'long' } as const
  const shown = new Intl.DateTimeFormat(page.locale, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    ...(withTime ? utc : {}),
  })
  const exact = new Intl.DateTimeFormat(page.locale, { ...utc, dateStyle: 'full' })
  return (
    <time dateTime={at} title={exact.format(date)} data-local={withTime ? 'time' : 'date'}>
      {shown.format(date)}
    </time>
  )
}
