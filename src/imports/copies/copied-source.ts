import { ConfigError } from '#platform/config-error.ts'
import { type Flag, type FlagValues, type Input, type SourceRow, textFlag } from '../define-source.ts'
import type { MappedRow } from '../records.ts'
import type { Folder } from './folder.ts'

/** The flags of a source that can be read from its API. */
export function apiFlags(api: {
  address: string
  variable: string
  key: string
  folder: string
}): Readonly<Record<string, Flag>> {
  return {
    url: { type: 'string', value: 'URL', about: `reads the API at this address: ${api.address}` },
    'api-key': { type: 'string', value: 'KEY', about: `${api.key} (default: ${api.variable})` },
    folder: { type: 'string', value: 'FOLDER', about: `where the copy of the API is kept (default: ${api.folder})` },
  }
}

/** @throws ConfigError without a key */
export function keyIn(flags: FlagValues, variable: string, what: string): string {
  const key = textFlag(flags, 'api-key') ?? process.env[variable] ?? ''
  if (key === '') throw new ConfigError(`Give ${what} in ${variable}.`)
  return key
}

type Mapper = (row: SourceRow) => MappedRow

/** The inputs of lists that were copied. Their rows have the name of the list, by which an error file finds the mapper again. */
export function copiedInputs(folder: Folder, mappers: readonly (readonly [list: string, map: Mapper])[]): Input[] {
  return mappers.map(([list, map]) => ({ path: folder.path(list), lists: [list], map }))
}

/** Maps rows of an error file by the list that they came from. */
export function byList(mappers: Readonly<Record<string, Mapper>>, otherwise: Mapper): Mapper {
  return (row) => (mappers[row.list] ?? otherwise)(row)
}
