/** Where progress is shown: a bar on a terminal, and now and then a line elsewhere. */
export interface Progress {
  /** @param done of {@link total}, in any unit. @param rows until now, for the rate */
  show(label: string, done: number, total: number, rows: number): void
  end(): void
}

const barWidth = 24
const msBetweenFrames = 200
const msBetweenLines = 10_000

/** @param now in milliseconds, for the rate */
export function createProgress(
  output: { isTTY?: boolean; write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress {
  const isTerminal = output.isTTY === true
  // Elsewhere, a run that is over soon shows nothing.
  let shownAt = isTerminal ? Number.NEGATIVE_INFINITY : now()
  let began: { label: string; at: number } | undefined
  return {
    show(label, done, total, rows) {
      const at = now()
      if (began?.label !== label) began = { label, at }
      if (at - shownAt < (isTerminal ? msBetweenFrames : msBetweenLines)) return
      shownAt = at
      const share = total === 0 ? 1 : Math.min(1, done / total)
      const seconds = (at - began.at) / 1_000
      const rate = seconds > 0.5 ? `${Math.round(rows / seconds).toLocaleString('en')} rows/s` : ''
      const left = share > 0.01 && seconds > 1 ? `${timeOf((seconds * (1 - share)) / share)} left` : ''
      const parts = [`${Math.floor(100 * share)} %`, `${rows.toLocaleString('en')} rows`, rate, left].filter(Boolean)
      if (isTerminal) {
        const filled = Math.round(barWidth * share)
        const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
        output.write(`\r${label} ${bar} ${parts.join(', ')}\u001b[K`)
      } else output.write(`${label}: ${parts.join(', ')}\n`)
    },
    end() {
      if (isTerminal && began !== undefined) output.write('\r\u001b[K')
      began = undefined
    },
  }
}

function timeOf(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min`
  return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`
}
