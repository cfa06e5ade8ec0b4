/** One figure, and what it should be. */
export interface Figure {
  what: string
  value: number
  unit: string
  bar?: { atLeast: number } | { atMost: number }
}

export function passes({ value, bar }: Figure): boolean {
  if (bar === undefined) return true
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost
}

export function show(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length))
  const lines = figures.map((figure) => {
    const { what, value, unit, bar } = figure
    const shown = value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')
    const limit = bar === undefined ? '' : 'atLeast' in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`
    const verdict = bar === undefined ? '' : passes(figure) ? 'PASS' : 'MISSED'
    return `  ${what.padEnd(width)}  ${shown.padStart(9)} ${unit.padEnd(14)}${limit.padEnd(14)}${verdict}`.trimEnd()
  })
  return `${lines.join('\n')}\n`
}
