import { Link } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { Tabs } from '../../ui/object-page.tsx'

export function Sections() {
  const params = { environment: useEnvironmentId() }
  return (
    <Tabs label="Parts of the Vault">
      <Link to="/$environment/vault" params={params} activeOptions={{ exact: true, includeSearch: false }}>
        Objects
      </Link>
      <Link to="/$environment/vault/keys" params={params}>
        Keys
      </Link>
      <Link to="/$environment/vault/rotations" params={params}>
        Rotations
      </Link>
    </Tabs>
  )
}
