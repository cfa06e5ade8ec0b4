import { useParams, useSearch } from '@tanstack/react-router'
import { FlagsThatAreOn } from '../../shell/flags-that-are-on.tsx'
import { useRead } from '../../shell/query.ts'

const from = '/$environment/organizations/$organization/flags'

export function FlagsTab() {
  const { organization } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /organizations/{organizationId}/feature-flags', {
    path: { organizationId: organization },
    query: { ...search, limit: 50 },
  })
  const when = 'A flag is on here once the organization is one of its targets, or the flag is on for everyone.'
  return <FlagsThatAreOn read={read} when={when} />
}
