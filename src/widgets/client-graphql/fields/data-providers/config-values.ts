import { Type } from 'typebox'
import { ConfigValuesSchema } from '#pipes/pipe-providers/index.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { requireShape } from '../../require-shape.ts'
import type { DataProviderConfigEntryInput } from '../../types.generated.ts'

const Values = Type.Object({ config: ConfigValuesSchema })

/** Values of fields as the operations of Pipes take them. @throws invalidRequest */
export function valuesOf(
  entries: readonly DataProviderConfigEntryInput[] | null | undefined,
): Readonly<Record<string, string>> {
  const config = Object.fromEntries((entries ?? []).map(({ name, value }) => [name, value]))
  return requireShape(Values, { config }).config
}

export function invalidConfig({ message }: DomainError) {
  return { __typename: 'DataProviderConfigInvalid' as const, message }
}
