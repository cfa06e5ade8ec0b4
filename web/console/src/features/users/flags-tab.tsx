import { useParams, useSearch } from '@tanstack/react-router'
import { FlagsThatAreOn } from '../../shell/flags-that-are-on.tsx'
import { useRead } from '../../shell/query.ts'

const from = '/$environment/users/$user/flags'

export function FlagsTab() {
  const { user } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /user_management/users/{userId}/feature-flags', {
    path: { userId: user },
    query: { ...search, limit: 50 },
  })
  const when =
    'A flag is on here once the user or their organization is one of its targets, the user is in its part, or it is on for everyone.'
  return <FlagsThatAreOn read={read} when={when} />
}
