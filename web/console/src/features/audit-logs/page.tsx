import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'

/** The audit log of one organization. */
export function AuditLogPage() {
  const { environment, organization } = useParams({ from: '/$environment/audit-logs/$organization' })
  const read = useRead('GET /organizations/{id}', { path: { id: organization } })
  const params = { environment, organization }
  return (
    <Shown of={read}>
      {({ name }) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/audit-logs" params={{ environment }}>
                Audit logs
              </Link>
            }
            title={name}
            id={organization}
            actions={
              <ButtonLink to="/$environment/organizations/$organization" params={params}>
                Open organization
              </ButtonLink>
            }
          />
          <Tabs label="Parts of the audit log">
            <Link
              to="/$environment/audit-logs/$organization"
              params={params}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              Events
            </Link>
            <Link to="/$environment/audit-logs/$organization/exports" params={params}>
              Exports
            </Link>
            <Link to="/$environment/audit-logs/$organization/streams" params={params}>
              Log streams
            </Link>
            <Link to="/$environment/audit-logs/$organization/verification" params={params}>
              Verification
            </Link>
            <Link to="/$environment/audit-logs/$organization/retention" params={params}>
              Retention
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}
