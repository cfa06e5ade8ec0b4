import type { SourceRow } from '../../define-source.ts'
import { type MappedRow, RowRefused } from '../../records.ts'
import { recordsOf, textOf } from '../../values.ts'
import { attributesOf } from './attributes.ts'
import { organizationId } from './members.ts'

export function mapOrganization({ value }: SourceRow): MappedRow {
  const id = organizationId(value)
  if (id === null) throw new RowRefused('missing_id', 'The organization has no id.')
  const domains = recordsOf(value.domains).flatMap(({ name, verified }) => {
    const domain = textOf(name)
    return domain === null ? [] : [{ domain, isVerified: verified === true }]
  })
  return {
    records: [
      { kind: 'organization', id, name: textOf(value.name) ?? id, domains, metadata: attributesOf(value.attributes) },
    ],
    problems: [],
  }
}
