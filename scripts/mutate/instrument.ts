import type { Mutant } from './mutant.ts'

/** A source in which every mutant is a branch that `globalThis.mutantSwitch` can take while it runs. */
export function instrument(source: string, mutants: readonly (Mutant & { id: number })[]): string {
  const groups = groupByRange(mutants)
  const print = (from: number, to: number, inner: readonly Group[]): string => {
    let text = ''
    let at = from
    while (inner.length > 0) {
      const [first, ...rest] = inner as [Group, ...Group[]]
      const nested = rest.filter(({ start, end }) => start >= first.start && end <= first.end)
      text += source.slice(at, first.start) + branch(first, print(first.start, first.end, nested))
      at = first.end
      inner = rest.filter((group) => !nested.includes(group))
    }
    return text + source.slice(at, to)
  }
  return `${print(0, source.length, groups)}
function isMutant(id) { return globalThis.mutantSwitch?.isOn(id) === true }
`
}

interface Group {
  start: number
  end: number
  mutants: (Mutant & { id: number })[]
}

function branch({ mutants }: Group, original: string): string {
  if (mutants[0]?.isPrelude)
    return mutants.map(({ id, replacement }) => `if (isMutant(${id})) ${replacement};`).join('')
  const alternatives = mutants.map(({ id, replacement }) => `isMutant(${id}) ? (${replacement}) : `)
  // A line that begins with a parenthesis would be taken for arguments of the line before.
  const lead = mutants.some(({ isStatement }) => isStatement) ? 'void ' : ''
  return `${lead}(${alternatives.join('')}(${original}))`
}

/** Outer ranges come before those within them. */
function groupByRange(mutants: readonly (Mutant & { id: number })[]): Group[] {
  const groups = new Map<string, Group>()
  for (const mutant of mutants) {
    const key = `${mutant.start}-${mutant.end}`
    const group = groups.get(key) ?? { start: mutant.start, end: mutant.end, mutants: [] }
    group.mutants.push(mutant)
    groups.set(key, group)
  }
  return [...groups.values()].sort((one, other) => one.start - other.start || other.end - one.end)
}
