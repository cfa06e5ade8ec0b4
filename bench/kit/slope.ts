import type { Bench } from '../benches/bench.ts'
import type { Contender } from './contenders.ts'
import { type Figures, type MeasureOptions, middleOf, take } from './measure.ts'
import type { Stage } from './stage.ts'
import { median } from './statistics.ts'

export interface SlopeResult {
  label: string
  steps: { organizations: number; figures: Figures }[]
  /** Rate with the most organizations to the rate with a hundred, the median over rounds: 1 is flat. */
  ratio: number
}

/** How many organizations an environment has that the largest is compared with. A page of 10 needs more than 10. */
const slopeBase = 100

/** Gatehouse alone, in environments of different sizes in one database. */
export async function measureSlope(
  { worlds }: Stage,
  bench: Bench,
  gatehouse: Contender,
  { rounds, load }: MeasureOptions,
): Promise<SlopeResult[]> {
  const bySize = worlds.map(({ organizations }, world) => ({ organizations, world }))
  bySize.sort((a, b) => a.organizations - b.organizations)
  const results: SlopeResult[] = []
  for (const { label } of bench.cases) {
    const taken: Figures[][] = []
    for (let round = 0; round < rounds; round++) {
      const figures: Figures[] = []
      for (const { world } of bySize) figures.push(await take(gatehouse, label, load, world))
      taken.push(figures)
    }
    const base = bySize.findIndex(({ organizations }) => organizations >= slopeBase)
    const rate = (figures: Figures[], step: number) => figures.at(step)?.perSecond ?? Number.NaN
    results.push({
      label,
      steps: bySize.map(({ organizations }, step) => ({
        organizations,
        figures: middleOf(taken.flatMap((figures) => figures[step] ?? [])),
      })),
      ratio: median(taken.map((figures) => rate(figures, -1) / rate(figures, base))),
    })
  }
  return results
}
