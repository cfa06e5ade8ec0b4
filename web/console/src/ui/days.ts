/** When a day such as 2026-11-30 begins in the reader's time zone. Undefined for what is no day. */
export function startOf(day: string | undefined): string | undefined {
  return timeOf(day, 0)
}

/** When the next one begins. */
export function endOf(day: string | undefined): string | undefined {
  return timeOf(day, 1)
}

function timeOf(day: string | undefined, more: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? []
  const time = new Date(Number(year), Number(month) - 1, Number(date) + more)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
