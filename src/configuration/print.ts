import { kindNamed, neverManaged } from './kinds/index.ts'
import { textOf } from './plan/address.ts'
import { isSecretAt } from './plan/compare.ts'
import type { Plan, Step } from './plan/plan.ts'

/** Puts a text in a colour, or leaves it as it is. */
export type Paint = (color: 'green' | 'yellow' | 'red' | 'dim' | 'bold', text: string) => string

const codes = { green: 32, yellow: 33, red: 31, dim: 2, bold: 1 } as const

/** Colours on a terminal only, and not where `NO_COLOR` is set. */
export function painter(isTerminal: boolean, noColor: string | undefined): Paint {
  const isColored = isTerminal && (noColor === undefined || noColor === '')
  return (color, text) => (isColored ? `\u001b[${codes[color]}m${text}\u001b[0m` : text)
}

const signs = {
  create: ['+', 'green'],
  change: ['~', 'yellow'],
  rename: ['~', 'yellow'],
  delete: ['-', 'red'],
} as const

/** A longer value is cut. */
const longestValue = 120
const leftAloneShown = 12

export function describePlan(plan: Plan, paint: Paint): string[] {
  const lines = plan.steps.flatMap((step) => describeStep(step, paint))
  return [
    paint('bold', `Environment ${plan.environment.name} (${plan.environment.id}) at ${plan.url}`),
    '',
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    paint('bold', summaryOf(plan)),
    ...plan.notCompared.map((sentence) => `${sentence} With --secrets, they are written.`),
    ...describeUnpruned(plan, paint),
    ...describeLeftAlone(plan, paint),
  ]
}

export function describeStep(step: Step, paint: Paint): string[] {
  const [sign, color] = signs[step.action]
  const renamed = step.was === undefined ? '' : paint('dim', `  was ${step.was.at(-1) ?? ''}`)
  const kind = kindNamed(step.kind)
  return [
    `${paint(color, `${sign} ${textOf(step.address)}`)}${renamed}`,
    ...step.differences.map(({ path, before, after }) => {
      const name = path.join('.')
      if (isSecretAt(kind, path))
        return `    ${name}: ${before === null ? '' : `${String(before)} → `}set from ${String(after)}`
      if (step.action === 'create') return `    ${name}: ${show(after)}`
      if (Array.isArray(before) && Array.isArray(after)) return `    ${name}: ${showList(before, after, paint)}`
      return `    ${name}: ${show(before)} → ${show(after)}`
    }),
  ]
}

/** What is new in a list and what is gone, or both where only the order differs. */
function showList(before: readonly unknown[], after: readonly unknown[], paint: Paint): string {
  const texts = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item))
  const [was, is] = [texts(before), texts(after)]
  const added = after.filter((_item, i) => !was.includes(is[i] ?? ''))
  const gone = before.filter((_item, i) => !is.includes(was[i] ?? ''))
  if (added.length + gone.length === 0) return `${show(before)} → ${show(after)}`
  return [
    ...added.map((item) => paint('green', `+ ${show(item)}`)),
    ...gone.map((item) => paint('red', `- ${show(item)}`)),
  ].join('  ')
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '(none)'
  const text = typeof value === 'string' ? value.replaceAll('\n', '⏎') : JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

export function summaryOf({ steps, unchanged }: Plan): string {
  if (steps.length === 0) return `No changes: ${counted(unchanged, 'object')} as the files say.`
  const count = (action: Step['action']) => steps.filter((step) => step.action === action).length
  const renamed = count('rename')
  return [
    `Plan: ${count('create')} to create, ${count('change')} to change`,
    ...(renamed === 0 ? [] : [`${renamed} to rename`]),
    `${count('delete')} to delete, ${unchanged} unchanged.`,
  ].join(', ')
}

function describeUnpruned({ unpruned }: Plan, paint: Paint): string[] {
  if (unpruned.length === 0) return []
  return [
    `${counted(unpruned.length, 'object')} of managed kinds in no file. With --prune, they are deleted:`,
    ...unpruned.map((address) => paint('dim', `  - ${textOf(address)}`)),
  ]
}

function describeLeftAlone({ leftAlone }: Plan, paint: Paint): string[] {
  const shown = leftAlone.slice(0, leftAloneShown)
  const more = leftAlone.length - shown.length
  const names = [...shown, ...(more === 0 ? [] : [`and ${counted(more, 'section')} more`])]
  return [
    ...(names.length === 0 ? [] : [paint('dim', `Not in the files, and left alone: ${names.join('; ')}.`)]),
    paint('dim', `Never managed: ${neverManaged}.`),
  ]
}

export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
