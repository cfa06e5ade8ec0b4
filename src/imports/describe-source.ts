import type { Flag, Source } from './define-source.ts'
import { commonFlags } from './flags.ts'
import { gatehouseSource } from './gatehouse/command.ts'
import { sources } from './sources/index.ts'

const width = 110

/** The list of sources. */
export function describeSources(): string[] {
  return [
    'Import users with their passwords and second factors, organizations, memberships, roles and connections.',
    '',
    ...[...sources, gatehouseSource].map(
      ({ name, files, about }) => `  gatehouse import ${name} ${files}\n      ${about}`,
    ),
    '',
    'Try it first: --dry-run stores nothing. A run that was interrupted is repeated; nothing comes in twice. Rows that did not come in',
    'are written to a file that is an input of the next run. See: gatehouse import SOURCE --help, and docs/guides/move-in.',
  ]
}

type Described = Pick<Source, 'name' | 'about' | 'files' | 'help' | 'flags'>

/** All about one source. */
export function describeSource({ name, files, about, help, flags }: Described): string[] {
  return [
    `gatehouse import ${name} ${files} [OPTIONS]`,
    '',
    about,
    '',
    ...help,
    ...(Object.keys(flags).length === 0 ? [] : ['', 'Options of this source:', ...linesOf(flags)]),
    '',
    ...(name === gatehouseSource.name ? [] : ['Options of every source:', ...linesOf(commonFlags)]),
  ]
}

function linesOf(flags: Readonly<Record<string, Flag>>): string[] {
  return Object.entries(flags).flatMap(([name, { value, about }]) => [
    `  --${name}${value === undefined ? '' : ` ${value}`}`,
    ...wrap(about).map((line) => `      ${line}`),
  ])
}

function wrap(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
