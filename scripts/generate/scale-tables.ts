import { readFile } from 'node:fs/promises'
import { readScaleResults } from '../../bench/scale/results.ts'
import { showCosts, showNeeds, showSimulations } from '../../bench/scale/show.ts'
import { type Results, resultsPath } from '../grow/results.ts'
import { type GeneratedFile, repository } from './generated-file.ts'

const path = 'docs/scale.md'
const sizes = [100_000, 1_000_000, 10_000_000, 100_000_000]
const begin = (name: string) => `<!-- ${name}: written by \`npm run generate\` from docs/performance. -->`
const end = '<!-- End of the table. -->'

/** The document with the model, what it is fed with, and how far simulations are from it. */
export async function scaleFile(): Promise<GeneratedFile> {
  const { costs, simulations } = await readScaleResults()
  const { bytes } = JSON.parse(await readFile(resultsPath('small'), 'utf8')) as Results
  const tables = {
    Needs: showNeeds(sizes, costs, bytes),
    Costs: showCosts(costs),
    Simulations: showSimulations(Object.values(simulations)),
  }
  let content = await readFile(repository + path, 'utf8')
  for (const [name, table] of Object.entries(tables)) content = replaceTable(content, name, table)
  return { path, content }
}

function replaceTable(text: string, name: string, table: string): string {
  const from = text.indexOf(begin(name))
  const to = text.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`${path} must have the lines ${begin(name)} and ${end}`)
  return `${text.slice(0, from + begin(name).length)}\n\n${table}\n\n${text.slice(to)}`
}
