import type { CleanUp } from '../kit/clean-up.ts'
import type { Supplies } from '../kit/supplies.ts'
import { draining } from './draining.ts'
import type { Figure } from './figures.ts'
import { isolation } from './isolation.ts'
import { latency } from './latency.ts'
import { memory } from './memory.ts'
import { recording } from './recording.ts'
import { fullSize, type Measure, smokeSize } from './size.ts'
import { openStand } from './stand.ts'

export { type Figure, passes, show } from './figures.ts'

export interface WebhookBenchOptions {
  smoke: boolean
  supplies: Supplies
}

const measures: readonly Measure[] = [latency, recording, draining, isolation, memory]

/** Measures events on their way out: from the commit to the receiver, over the real server and real sockets. */
export async function runWebhookBench({ smoke, supplies }: WebhookBenchOptions, cleanUp: CleanUp): Promise<Figure[]> {
  const stand = await openStand(supplies, cleanUp)
  const figures: Figure[] = []
  for (const measure of measures) figures.push(...(await measure(stand, smoke ? smokeSize : fullSize)))
  return figures
}
