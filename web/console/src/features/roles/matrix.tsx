import { useSearch } from '@tanstack/react-router'
import { type Answer, callOperation } from '../../api/client.ts'
import { toFailure } from '../../api/failure.ts'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange } from '../../shell/query.ts'
import { Table } from '../../ui/table.tsx'
import { announce } from '../../ui/toasts.tsx'
import styles from './matrix.module.css'

type Role = Answer<'GET /authorization/roles'>['data'][number]
type Permission = Answer<'GET /authorization/permissions'>['data'][number]

/** A row for each permission, a column for each role; a tick changes the role at once. */
export function Matrix({ roles: all, permissions }: { roles: readonly Role[]; permissions: readonly Permission[] }) {
  const { find } = useSearch({ from: '/$environment/roles' })
  // What was looked for comes first.
  const isSought = ({ slug }: { slug: string }) => slug === find
  const roles = all.toSorted((one, other) => Number(isSought(other)) - Number(isSought(one)))
  return (
    <Table
      label="Permissions by role"
      rows={permissions.toSorted((one, other) => Number(isSought(other)) - Number(isSought(one)))}
      keyOf={({ id }) => id}
      columns={[
        {
          name: 'Permission',
          cell: ({ slug, name, description }) => (
            <span title={description ?? ''}>
              {name} <code className={styles.slug}>{slug}</code>
            </span>
          ),
        },
        ...roles.map((role) => ({
          name: role.name,
          cell: (permission: Permission) => <Grant role={role} permission={permission} />,
        })),
      ]}
    />
  )
}

function Grant({ role, permission }: { role: Role; permission: Permission }) {
  const change = useChange('PUT /authorization/roles/{slug}/permissions')
  const environment = useEnvironmentId()
  const isGranted = role.permissions.includes(permission.slug)
  /** Only this permission, of the role as it is now: what others have ticked meanwhile stays. */
  const toggle = async (): Promise<void> => {
    const path = { slug: role.slug }
    const now = await callOperation(environment, 'GET /authorization/roles/{slug}', { path })
    const others = now.permissions.filter((slug) => slug !== permission.slug)
    await change.mutateAsync({
      seen: [now],
      path,
      body: { permissions: isGranted ? others : [...others, permission.slug] },
    })
  }
  return (
    <input
      type="checkbox"
      className={styles.grant}
      checked={isGranted}
      disabled={change.isPending || !change.isAllowed}
      aria-label={`${role.name} may ${permission.name}`}
      onChange={() =>
        toggle().then(
          () => announce(isGranted ? `${role.name} lost ${permission.name}.` : `${role.name} got ${permission.name}.`),
          (error: unknown) => announce(toFailure(error).message, 'error'),
        )
      }
    />
  )
}
