import type { ReactNode } from 'react'
import { useRead } from '../../shell/query.ts'
import { Empty, Shown } from '../../ui/states.tsx'

/** Whom a question is about, as the API takes it. */
export type Asked = { organization_membership_id: string } | { user_id: string }

/** The person whom a text names: an id stands for itself, an email for its user. */
export function Person({ who, children }: { who: string; children: (person: Asked) => ReactNode }) {
  if (who.startsWith('om_')) return children({ organization_membership_id: who })
  if (!who.includes('@')) return children({ user_id: who })
  return <ByEmail email={who}>{children}</ByEmail>
}

function ByEmail({ email, children }: { email: string; children: (person: Asked) => ReactNode }) {
  const read = useRead('GET /user_management/users', { query: { email, limit: 1 } })
  return (
    <Shown of={read} rows={2}>
      {({ data: [user] }) =>
        user === undefined ? (
          <Empty title="No user has this address">Check how it is spelled.</Empty>
        ) : (
          children({ user_id: user.id })
        )
      }
    </Shown>
  )
}
