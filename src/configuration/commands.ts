import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { type Api, createApi, Refused } from './api.ts'
import { exportConfiguration } from './export.ts'
import { readFiles } from './file/read-files.ts'
import type { Variables } from './file/variables.ts'
import { applyPlan } from './plan/apply-plan.ts'
import { makePlan } from './plan/make-plan.ts'
import type { Plan } from './plan/plan.ts'
import { readPlan, writePlan } from './plan/plan-file.ts'
import { counted, describePlan, describeStep, painter } from './print.ts'
import { createSecrets, type Secrets } from './secrets.ts'

/** Where a command runs: its variables, and where it prints. */
export interface Surroundings {
  readonly variables: Variables
  readonly isTerminal: boolean
  print(line: string): void
}

const options = {
  url: { type: 'string' },
  'api-key': { type: 'string' },
  var: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  prune: { type: 'boolean' },
  secrets: { type: 'boolean' },
  yes: { type: 'boolean' },
  out: { type: 'string', short: 'o' },
  onto: { type: 'string' },
} as const

type Given = ReturnType<typeof readWords>

function readWords(words: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
  const given = (values.var ?? []).map((text): [string, string] => {
    const at = text.indexOf('=')
    if (at < 1) throw new ConfigError(`Write a variable as --var NAME=VALUE, not ${JSON.stringify(text)}.`)
    return [text.slice(0, at), text.slice(at + 1)]
  })
  return { ...values, files: positionals, given: Object.fromEntries(given) }
}

/** @returns the exit code: 2 if there are changes, 0 if there are none. @throws ConfigError */
export function runPlan(words: readonly string[], surroundings: Surroundings): Promise<number> {
  return withApi(words, surroundings, async (call) => {
    const plan = await planOf(call)
    show(call, plan)
    const { out } = call.given
    if (out !== undefined) {
      writePlan(out, plan)
      call.print(`\nThe plan is in ${out}. Apply it: gatehouse apply ${out}`)
    }
    return plan.steps.length === 0 ? 0 : 2
  })
}

/** Applies files or a plan. @returns the exit code. @throws ConfigError */
export function runApply(words: readonly string[], surroundings: Surroundings): Promise<number> {
  return withApi(words, surroundings, async (call) => {
    const { files, yes } = call.given
    const [first = ''] = files
    const ready = files.length === 1 ? readPlan(first) : undefined
    if (ready !== undefined) await checkPlan(call, ready)
    const plan = ready ?? (await planOf(call))
    show(call, plan)
    if (plan.steps.length === 0) return 0
    if (ready === undefined && yes !== true) await confirm(call)
    call.print('')
    const paint = painter(call.isTerminal, call.variables.NO_COLOR)
    let count = 0
    const changed = await applyPlan(call.api, plan, call.secrets, (step) => {
      count += 1
      const [line = ''] = describeStep(step, paint)
      call.print(
        `${paint('dim', `${String(count).padStart(String(plan.steps.length).length)}/${plan.steps.length}`)} ${line}`,
      )
    })
    const before = plan.steps.length - changed
    call.print(
      `\nDone: ${counted(changed, 'step')}${before === 0 ? '' : `, and ${before} that an earlier run had done`}.`,
    )
    return 0
  })
}

/** @throws ConfigError */
export function runExport(words: readonly string[], surroundings: Surroundings): Promise<number> {
  return withApi(words, surroundings, async (call) => {
    const { onto, out } = call.given
    const file = onto ?? out
    const { text, leftOut } = await exportConfiguration(
      call.api,
      onto === undefined ? undefined : readText(onto),
      call.variables,
    )
    if (file === undefined) call.print(text.trimEnd())
    else {
      writeText(file, text)
      call.print(`The configuration is in ${file}.`)
    }
    for (const line of leftOut) call.print(`# Left out: ${line}`)
    return 0
  })
}

interface Call extends Surroundings {
  api: Api
  secrets: Secrets
  given: Given
}

async function withApi(
  words: readonly string[],
  surroundings: Surroundings,
  work: (call: Call) => Promise<number>,
): Promise<number> {
  const given = readWords(words)
  const variables = { ...surroundings.variables, ...given.given }
  const url = given.url ?? variables.GATEHOUSE_URL ?? `http://localhost:${variables.PORT ?? 4_100}`
  const key = given['api-key'] ?? variables.GATEHOUSE_API_KEY ?? (isLocal(url) ? 'sk_test_default' : undefined)
  if (key === undefined || key === '')
    throw new ConfigError('Set GATEHOUSE_API_KEY to a key of the environment, or send one by --api-key KEY.')
  const api = createApi(url, key)
  const secrets = createSecrets(api, variables)
  const print = (line: string) => surroundings.print(secrets.redact(line))
  try {
    return await work({ ...surroundings, variables, print, api, secrets, given })
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError(secrets.redact(error.message))
    if (error instanceof Refused) throw new ConfigError(secrets.redact(`The server refused a call: ${error.message}`))
    throw error
  }
}

/** Where a server of development is, which has a well-known key. */
function isLocal(url: string): boolean {
  return URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

async function planOf({ api, given, variables, secrets: known }: Call): Promise<Plan> {
  const { files, prune = false, secrets = false, only = [] } = given
  if (files.length === 0)
    throw new ConfigError('Name the files: gatehouse plan gatehouse.yaml, or gatehouse apply gatehouse.yaml')
  return makePlan(api, readFiles(files, variables), known, { prune, secrets, only })
}

function show({ print, isTerminal, variables }: Call, plan: Plan): void {
  for (const line of describePlan(plan, painter(isTerminal, variables.NO_COLOR))) print(line)
}

/** A plan is for one environment. */
async function checkPlan({ api }: Call, { environment, url }: Plan): Promise<void> {
  const { id, name } = await api.call('GET', '/environments/current')
  if (id === environment.id) return
  throw new ConfigError(
    `The plan is for the environment ${environment.name} at ${url}, and the key is of ${JSON.stringify(name)}. Nothing was done.`,
  )
}

async function confirm({ isTerminal }: Call): Promise<void> {
  if (!isTerminal)
    throw new ConfigError(
      'Nothing was done. Apply with --yes, or a plan: gatehouse plan -o plan.json, gatehouse apply plan.json',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('\nApply this plan? Type yes: ')
  terminal.close()
  if (answer.trim() !== 'yes') throw new ConfigError('Nothing was done.')
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${errorMessage(error)}`)
  }
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new ConfigError(`${file} cannot be written: ${errorMessage(error)}`)
  }
}
