import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Invite } from './invite.tsx'

export function OrganizationPage() {
  const { environment, organization: id } = useParams({ from: '/$environment/organizations/$organization' })
  const read = useRead('GET /organizations/{id}', { path: { id } })
  const params = { environment, organization: id }
  return (
    <Shown of={read}>
      {(organization) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/organizations" params={{ environment }}>
                Organizations
              </Link>
            }
            title={organization.name}
            id={id}
            actions={
              <>
                <Invite organization={id} name={organization.name} />
                <Delete organization={organization} />
              </>
            }
          />
          <Tabs label="Parts of the organization">
            <Link to="/$environment/organizations/$organization" params={params} activeOptions={{ exact: true }}>
              Overview
            </Link>
            <Link to="/$environment/organizations/$organization/members" params={params}>
              Members
            </Link>
            <Link to="/$environment/organizations/$organization/invitations" params={params}>
              Invitations
            </Link>
            <Link to="/$environment/organizations/$organization/domains" params={params}>
              Domains
            </Link>
            <Link to="/$environment/organizations/$organization/connections" params={params}>
              SSO
            </Link>
            <Link to="/$environment/organizations/$organization/portal" params={params}>
              Portal
            </Link>
            <Link to="/$environment/organizations/$organization/policy" params={params}>
              Policy
            </Link>
            <Link to="/$environment/organizations/$organization/roles" params={params}>
              Roles
            </Link>
            <Link to="/$environment/organizations/$organization/groups" params={params}>
              Groups
            </Link>
            <Link to="/$environment/organizations/$organization/flags" params={params}>
              Flags
            </Link>
            <Link to="/$environment/organizations/$organization/api-keys" params={params}>
              Keys
            </Link>
            <Link to="/$environment/organizations/$organization/pipes" params={params}>
              Pipes
            </Link>
            <Link to="/$environment/organizations/$organization/own-key" params={params}>
              Own key
            </Link>
            <Link to="/$environment/organizations/$organization/audit-log" params={params}>
              Audit log
            </Link>
            <Link to="/$environment/organizations/$organization/history" params={params}>
              History
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Delete({ organization }: { organization: Answer<'GET /organizations/{id}'> }) {
  const { id, name } = organization
  const { environment } = useParams({ from: '/$environment/organizations/$organization' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /organizations/{id}')
  return (
    <Danger
      action="Delete organization"
      name={name}
      consequence="Its memberships, domains, connections, directories and keys are deleted with it. Users stay. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [organization], path: { id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/organizations', params: { environment } })
            },
          },
        )
      }
    />
  )
}
