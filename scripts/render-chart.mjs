// `npm run render:chart`: renders the Helm chart with each file of test/helm/values into test/helm/rendered, which a test looks at. Needs helm.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chartFolder, digestOfChart } from './lib/chart.mjs'
import { giveUp, run, StepError } from './lib/steps.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const values = join(root, 'test/helm/values')
try {
  for (const name of readdirSync(values)) {
    const args = [
      'template',
      'auth',
      join(root, chartFolder),
      '--namespace',
      'identity',
      '--values',
      join(values, name),
    ]
    const { code, output } = await run('helm', args)
    if (code !== 0) throw new StepError(`helm ${args.join(' ')} failed:\n\n${output}`)
    const text = `# Written by npm run render:chart, of ${digestOfChart(root, name)}.\n${output.replace(/\n+$/, '')}\n`
    writeFileSync(join(root, 'test/helm/rendered', name), text)
  }
} catch (error) {
  giveUp(error)
}
