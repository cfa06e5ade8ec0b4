import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Answer } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'
import { List } from '../ui/list.tsx'
import { Empty } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { useEnvironmentId } from './environment.ts'

type Flags = Answer<
  'GET /organizations/{organizationId}/feature-flags' | 'GET /user_management/users/{userId}/feature-flags'
>

/** The feature flags that are on for a user or an organization. `when`: what turns one on for it, in a sentence. */
export function FlagsThatAreOn({ read, when }: { read: UseQueryResult<Flags, Failure>; when: string }) {
  const environment = useEnvironmentId()
  return (
    <List
      label="Flags that are on"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No flag is on">{when}</Empty>}
      columns={[
        {
          name: 'Flag',
          cell: ({ slug, name }) => (
            <Link data-row to="/$environment/feature-flags/$slug" params={{ environment, slug }}>
              {name}
            </Link>
          ),
        },
        { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
        { name: 'Updated', cell: (flag) => <Time value={flag.updated_at} /> },
      ]}
    />
  )
}
