import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Matrix } from './matrix.tsx'
import { NewPermission } from './new-permission.tsx'
import { NewRole } from './new-role.tsx'

/** Roles of the environment against its permissions. */
export function RolesPage() {
  const roles = useRead('GET /authorization/roles', {})
  const permissions = useRead('GET /authorization/permissions', { query: { limit: 100 } })
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
          <Shown of={permissions}>
            {({ data: rows }) =>
              rows.length === 0 ? (
                <Empty title="No permissions yet" action={<NewPermission />}>
                  A permission names one thing that a role allows, such as invoices:read.
                </Empty>
              ) : (
                <Matrix roles={data} permissions={rows} />
              )
            }
          </Shown>
        )}
      </Shown>
    </>
  )
}
