import type { Fault } from '#platform/http/errors.ts'
import type { ConfigField, PipeProvider } from './provider.ts'

/** Values of config fields by their keys. */
export type ConfigValues = Readonly<Record<string, string>>

const longestValue = 255

/**
 * What is wrong with values for the fields of a provider.
 *
 * @param scope whether they are those of a connection, which leaves the others to the environment.
 */
export function configFaults(provider: PipeProvider, values: ConfigValues, scope?: ConfigField['scope']): Fault[] {
  const fields = (provider.configFields ?? []).filter((field) => scope === undefined || field.scope === scope)
  return Object.entries(values).flatMap(([key, value]): Fault[] => {
    const field = fields.find((each) => each.key === key)
    if (field === undefined) return [fault(key, 'unknown', `${provider.name} has no such field.${namesOf(fields)}`)]
    if (value.length <= longestValue && new RegExp(field.pattern).test(value)) return []
    return [fault(key, 'invalid', `Its value has another form. Send one such as \`${field.example}\`.`)]
  })
}

/** The fields of a provider that it cannot do without, and that no one has said yet. @param scope of those to look at */
export function missingFields(provider: PipeProvider, values: ConfigValues, scope?: ConfigField['scope']): Fault[] {
  return (provider.configFields ?? [])
    .filter((field) => scope === undefined || field.scope === scope)
    .filter((field) => field.default === undefined && values[field.key] === undefined)
    .map((field) =>
      fault(field.key, 'required', `It is missing: ${field.description} Send one such as \`${field.example}\`.`),
    )
}

/** The values of the fields that a provider has, with the defaults of those that no one said. None is a secret. */
export function knownValues({ configFields = [] }: PipeProvider, values: ConfigValues): ConfigValues {
  return Object.fromEntries(
    configFields.flatMap((field) => {
      const value = values[field.key] ?? field.default
      return value === undefined ? [] : [[field.key, value]]
    }),
  )
}

/** A URL of a provider for these values. @throws Error for a field without a value */
export function fillUrl(provider: PipeProvider, url: string, values: ConfigValues): string {
  return fillKnown(provider, url, values, (_whole, key) => {
    throw new Error(`The field ${key} of ${provider.slug} has no value.`)
  })
}

/** As {@link fillUrl}, and keeps the placeholders of fields without a value. */
export function fillKnown(
  { configFields = [] }: PipeProvider,
  url: string,
  values: ConfigValues,
  unknown: (whole: string, key: string) => string = (whole) => whole,
): string {
  return url.replaceAll(
    /\{(\w+)\}/g,
    (whole, key: string) =>
      values[key] ?? configFields.find((field) => field.key === key)?.default ?? unknown(whole, key),
  )
}

function fault(key: string, rule: string, message: string): Fault {
  return { field: `config.${key}`, code: `config_${rule}`, message: `\`config.${key}\` cannot be used. ${message}` }
}

function namesOf(fields: readonly ConfigField[]): string {
  return fields.length === 0 ? '' : ` It has ${fields.map(({ key }) => `\`${key}\``).join(', ')}.`
}
