import { parseArgs } from 'node:util'
import { ConfigError } from '#platform/config-error.ts'
import type { FlagValues, Source } from './define-source.ts'
import { listFlag, textFlag } from './define-source.ts'
import { describeSources } from './describe-source.ts'
import { duplicateRules, type ImportOptions } from './engine/options.ts'
import { commonFlags } from './flags.ts'
import type { ImportRequest } from './import-into.ts'
import { sources } from './sources/index.ts'

/** @throws ConfigError for a source that there isn't, with the list */
export function findSource(name: string | undefined): Source {
  const source = sources.find((each) => each.name === name)
  if (source !== undefined) return source
  const problem = name === undefined ? 'Name a source.' : `There is no source ${JSON.stringify(name)}.`
  throw new ConfigError([problem, '', ...describeSources()].join('\n'))
}

/** What the words of a command ask for. @throws ConfigError */
export function readRequest(name: string | undefined, words: readonly string[]): ImportRequest {
  const source = findSource(name)
  const { values, positionals } = parse(source, words)
  return {
    source,
    files: positionals,
    flags: values,
    options: readOptions(values),
    isDryRun: values['dry-run'] === true,
    errorPath: textFlag(values, 'errors') ?? 'import-errors.ndjson',
    reportPath: textFlag(values, 'report'),
    environmentId: textFlag(values, 'environment'),
  }
}

function parse(source: Source, words: readonly string[]): { values: FlagValues; positionals: string[] } {
  const flags = Object.entries({ ...commonFlags, ...source.flags })
  const options = Object.fromEntries(
    flags.map(([name, { type, multiple = false }]) => [name, { type, multiple }] as const),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    return { values: values as FlagValues, positionals }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : ''
    throw new ConfigError(`${why}. See: gatehouse import ${source.name} --help`)
  }
}

function readOptions(values: FlagValues): ImportOptions {
  const given = textFlag(values, 'on-duplicate') ?? 'fail'
  const onDuplicate = duplicateRules.find((rule) => rule === given)
  if (onDuplicate === undefined) throw new ConfigError(`--on-duplicate is one of ${duplicateRules.join(', ')}.`)
  const metadataMap = new Map(
    listFlag(values, 'metadata-map').map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1) throw new ConfigError(`--metadata-map "${pair}" is not PATH=KEY, such as plan.tier=tier.`)
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    }),
  )
  return {
    onDuplicate,
    allowsBareDigests: values['allow-weak-hashes'] === true,
    resetsWeak: values['reset-weak'] === true,
    metadataMap,
  }
}
