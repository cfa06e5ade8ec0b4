import type { PlacedMutant } from './mutant.ts'
import type { Progress } from './progress.ts'

/** The score of each source and every mutant that lives. */
export function report(mutants: readonly PlacedMutant[], { killed, reached, unheard, broken }: Progress): string {
  const files = [...new Set(mutants.map(({ file }) => file))]
  const parts = files.flatMap((file) => {
    const own = mutants.filter((mutant) => mutant.file === file)
    const living = own.filter(({ id }) => killed[id] === undefined)
    const score = Math.round((100 * (own.length - living.length)) / own.length)
    return [
      '',
      `${file}: ${own.length - living.length} of ${own.length} mutants killed, ${score} %`,
      ...living.map((mutant) => `  ${show(mutant)}${reached.includes(mutant.id) ? '' : ' (no test comes here)'}`),
    ]
  })
  return [
    ...parts,
    ...unheard.map((fault) => `Fails without a mutant: ${fault}`),
    ...broken.map((fault) => `Fails since a mutant: ${fault}`),
  ].join('\n')
}

/** Long texts around what differs. */
const around = 30

function show({ line, kind, from, to }: PlacedMutant): string {
  let begin = 0
  while (begin < from.length && from[begin] === to[begin]) begin++
  let end = 0
  while (end < Math.min(from.length, to.length) - begin && from.at(-1 - end) === to.at(-1 - end)) end++
  const cut = (text: string) => {
    const first = Math.max(0, begin - around)
    const last = Math.min(text.length, text.length - end + around)
    return `${first > 0 ? '…' : ''}${text.slice(first, last)}${last < text.length ? '…' : ''}`
  }
  return `${line}: ${kind}: ${cut(from)} → ${cut(to)}`
}
