const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const near = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
  timeZone: 'UTC',
})

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A time in the reader's zone: how long ago it was within a week, its date before; UTC on hover. */
export function Time({ value, precise = false }: { value: string; precise?: boolean }) {
  const date = new Date(value)
  return (
    <time dateTime={value} title={exact.format(date)}>
      {precise ? near.format(date) : shortly(date)}
    </time>
  )
}

function shortly(date: Date): string {
  const distance = date.getTime() - Date.now()
  if (Math.abs(distance) > 7 * 86_400_000) return near.format(date)
  const [unit, length] = steps.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1_000]
  // The clock of the server may be a little ahead.
  if (unit === 'second') return distance > 2_000 ? 'in a moment' : 'just now'
  return relative.format(Math.round(distance / length), unit)
}

/** A time that may be missing. */
export function MaybeTime({ value, precise = false }: { value: string | null | undefined; precise?: boolean }) {
  return value === null || value === undefined ? <Missing /> : <Time value={value} precise={precise} />
}

export function Missing() {
  return (
    <span title="Not set">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">Not set</span>
    </span>
  )
}
