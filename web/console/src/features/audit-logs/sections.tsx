import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEnvironmentId } from '../../shell/environment.ts'
import { PageHead, Tabs } from '../../ui/object-page.tsx'

/** The head of the pages that are about no single organization. */
export function Sections({ actions }: { actions?: ReactNode }) {
  const environment = useEnvironmentId()
  return (
    <>
      <PageHead title="Audit logs" actions={actions} />
      <Tabs label="Parts of the audit logs">
        <Link to="/$environment/audit-logs" params={{ environment }} activeOptions={{ exact: true }}>
          Organizations
        </Link>
        <Link to="/$environment/audit-logs/schemas" params={{ environment }}>
          Schemas
        </Link>
      </Tabs>
    </>
  )
}
