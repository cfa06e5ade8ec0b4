import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEnvironmentId } from '../../shell/environment.ts'
import { PageHead, Tabs } from '../../ui/object-page.tsx'

export function Sections({ actions }: { actions?: ReactNode }) {
  const params = { environment: useEnvironmentId() }
  const options = { includeSearch: false }
  return (
    <>
      <PageHead title="Agents" actions={actions} />
      <Tabs label="Parts of agents">
        <Link to="/$environment/agents" params={params} activeOptions={{ exact: true, includeSearch: false }}>
          Blueprints
        </Link>
        <Link to="/$environment/agents/instances" params={params} activeOptions={options}>
          Instances
        </Link>
        <Link to="/$environment/agents/sessions" params={params} activeOptions={options}>
          Sessions
        </Link>
        <Link to="/$environment/agents/registrations" params={params} activeOptions={options}>
          Registrations
        </Link>
        <Link to="/$environment/agents/issuers" params={params} activeOptions={options}>
          Trusted issuers
        </Link>
      </Tabs>
    </>
  )
}
