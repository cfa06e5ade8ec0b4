const lengths = { hour: 3_600_000, day: 86_400_000 } as const

/** The beginnings of all steps of a period, also of those in which nothing happened. */
export function bucketsOf({ bucket, starts_at: start }: { bucket: 'hour' | 'day'; starts_at: string }): Date[] {
  const length = lengths[bucket]
  const first = Math.floor(new Date(start).getTime() / length) * length
  const count = Math.floor((Date.now() - first) / length) + 1
  return Array.from({ length: Math.max(count, 1) }, (_, at) => new Date(first + at * length))
}

/** What was counted in each step. */
export function sumOver(steps: readonly Date[], counted: readonly { starts_at: string; count: number }[]): number[] {
  const sums = new Map<number, number>()
  for (const { starts_at: start, count } of counted) {
    const time = new Date(start).getTime()
    sums.set(time, (sums.get(time) ?? 0) + count)
  }
  return steps.map((step) => sums.get(step.getTime()) ?? 0)
}
