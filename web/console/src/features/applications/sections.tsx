import { Link } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { Tabs } from '../../ui/object-page.tsx'

export function Sections() {
  const params = { environment: useEnvironmentId() }
  return (
    <Tabs label="Parts of Connect">
      <Link to="/$environment/applications" params={params} activeOptions={{ exact: true, includeSearch: false }}>
        Applications
      </Link>
      <Link to="/$environment/applications/resources" params={params}>
        Resources
      </Link>
    </Tabs>
  )
}
