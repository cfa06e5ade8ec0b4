import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEnvironmentId } from '../../shell/environment.ts'
import { PageHead, Tabs } from '../../ui/object-page.tsx'

export function Sections({ actions }: { actions?: ReactNode }) {
  const environment = useEnvironmentId()
  return (
    <>
      <PageHead title="Radar" actions={actions} />
      <Tabs label="Parts of Radar">
        <Link to="/$environment/radar" params={{ environment }} activeOptions={{ exact: true, includeSearch: false }}>
          Attempts
        </Link>
        <Link to="/$environment/radar/lists" params={{ environment }} activeOptions={{ includeSearch: false }}>
          Lists
        </Link>
        <Link to="/$environment/radar/controls" params={{ environment }}>
          Controls
        </Link>
      </Tabs>
    </>
  )
}
