import { useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Matrix } from './matrix.tsx'
import { NewPermission } from './new-permission.tsx'
import { NewRole } from './new-role.tsx'
import { RoleList } from './role-list.tsx'

/** Roles of the environment, and which of its permissions each has. */
export function RolesPage() {
  const { find, ...cursors } = useSearch({ from: '/$environment/roles' })
  const roles = useRead('GET /authorization/roles', {})
  const permissions = useRead('GET /authorization/permissions', { query: { ...cursors, limit: 50 } })
  return (
    <>
      <PageHead
        title="Roles and permissions"
        actions={
          <>
            <NewPermission />
            <NewRole />
          </>
        }
      />
      <Shown of={roles}>
        {({ data }) => (
          <>
            <RoleList roles={data} />
            <Matrix roles={data} read={permissions} sought={find} />
          </>
        )}
      </Shown>
    </>
  )
}
