import { readFileSync, writeFileSync } from 'node:fs'
import { Check } from 'typebox/value'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { kinds } from '../kinds/index.ts'
import { Plan } from './plan.ts'

/** For its owner alone: what was before a change is in it. */
export function writePlan(file: string, plan: Plan): void {
  try {
    writeFileSync(file, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 })
  } catch (error) {
    throw new ConfigError(`The plan was not written: ${errorMessage(error)}`)
  }
}

/** The plan in a file, or `undefined` for a file that is not a plan. @throws ConfigError for a plan that cannot be read */
export function readPlan(file: string): Plan | undefined {
  const content = contentOf(file)
  if (typeof content !== 'object' || content === null || !('gatehouse_plan' in content)) return undefined
  const names = new Set(kinds.map(({ name }) => name))
  if (!Check(Plan, content) || content.steps.some(({ kind }) => !names.has(kind)))
    throw new ConfigError(`${file} is a plan of another release. Make a new one: gatehouse plan -o ${file} FILE…`)
  return content
}

function contentOf(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8')
    return text.includes('"gatehouse_plan"') ? JSON.parse(text) : undefined
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${errorMessage(error)}`)
  }
}
