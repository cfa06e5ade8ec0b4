import { writeFile } from 'node:fs/promises'
import { createCleanUp } from '../kit/clean-up.ts'
import { ownSupplies } from '../kit/supplies.ts'
import { readScaleResults, type ScaleResults, scaleResultsPath } from './results.ts'
import { showCosts, showSimulation } from './show.ts'
import { measureCosts, simulate } from './simulate.ts'

// `npm run simulate -- SIZE` replays the mix at a hundredth of the rates of an installation; `npm run simulate -- costs` measures
// what the model is fed with. Both go into docs/performance/scale.json, from which `npm run generate` makes the tables of docs/scale.md.

const sizes: Readonly<Record<string, number>> = {
  '100k': 100_000,
  '1m': 1_000_000,
  '10m': 10_000_000,
  '100m': 100_000_000,
}
const [name = ''] = process.argv.slice(2)
const users = sizes[name.toLowerCase()]
if (users === undefined && name !== 'costs') {
  console.error(`Usage: npm run simulate -- ${Object.keys(sizes).join('|')}, or costs`)
  process.exit(2)
}

const cleanUp = createCleanUp()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void cleanUp.run().then(() => process.exit(1)))
const supplies = ownSupplies(process.env.DATABASE_URL, cleanUp)
const write = (results: ScaleResults) => writeFile(scaleResultsPath, `${JSON.stringify(results, null, 2)}\n`)
try {
  if (users === undefined) {
    console.log('Measuring each call for three seconds …')
    const costs = await measureCosts({ smoke: false, seconds: 3, supplies }, cleanUp)
    const { simulations } = await readScaleResults().catch(() => ({ simulations: {} }))
    await write({ costs, simulations })
    console.log(showCosts(costs))
  } else {
    const { costs, simulations } = await readScaleResults()
    console.log('Sending the mix for 20 seconds to warm up, and for 20 seconds that count …')
    const simulation = await simulate(users, costs, { smoke: false, seconds: 20, supplies }, cleanUp)
    await write({ costs, simulations: { ...simulations, [users]: simulation } })
    console.log(showSimulation(simulation))
  }
} finally {
  await cleanUp.run()
}
