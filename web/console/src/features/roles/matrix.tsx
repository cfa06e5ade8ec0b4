import type { UseQueryResult } from '@tanstack/react-query'
import { type Answer, callOperation } from '../../api/client.ts'
import { type Failure, toFailure } from '../../api/failure.ts'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Wrapped } from '../../ui/table.tsx'
import { announce } from '../../ui/toasts.tsx'
import styles from './matrix.module.css'
import { NameFields, namesOf } from './name-fields.tsx'
import { NewPermission } from './new-permission.tsx'

type Role = Answer<'GET /authorization/roles'>['data'][number]
type Permissions = Answer<'GET /authorization/permissions'>
type Permission = Permissions['data'][number]

/**
 * A row for each permission, a column for each role; a tick changes the role at once.
 *
 * @param sought the slug of a role or permission that comes first
 */
export function Matrix({
  roles: all,
  read,
  sought,
}: {
  roles: readonly Role[]
  read: UseQueryResult<Permissions, Failure>
  sought: string | undefined
}) {
  // What was looked for comes first, also where it stands on another page of the list.
  const isSought = ({ slug }: { slug: string }) => slug === sought
  const roles = all.toSorted((one, other) => Number(isSought(other)) - Number(isSought(one)))
  const wanted = useRead(
    'GET /authorization/permissions/{slug}',
    { path: { slug: sought ?? '' } },
    { enabled: sought !== undefined && !all.some(isSought) },
  ).data
  return (
    <List
      label="Permissions by role"
      read={read}
      arrange={(rows) => (wanted === undefined ? rows : [wanted, ...rows.filter((row) => !isSought(row))])}
      keyOf={({ id }) => id}
      empty={
        <Empty title="No permissions yet" action={<NewPermission />}>
          A permission names one thing that a role allows, such as invoices:read.
        </Empty>
      }
      columns={[
        {
          name: 'Permission',
          cell: ({ slug, name, description }) => (
            <Wrapped>
              <span title={description ?? ''}>
                {name} <code className={styles.slug}>{slug}</code>
              </span>
            </Wrapped>
          ),
        },
        ...roles.map((role) => ({
          id: role.id,
          name: role.name,
          cell: (permission: Permission) => <Grant role={role} permission={permission} />,
        })),
        {
          name: 'Action',
          cell: (permission) =>
            permission.system ? (
              'Built in'
            ) : (
              <>
                <EditPermission permission={permission} /> <DeletePermission permission={permission} />
              </>
            ),
        },
      ]}
    />
  )
}

function EditPermission({ permission: { slug, name } }: { permission: Permission }) {
  const change = useChange('PATCH /authorization/permissions/{slug}')
  return (
    <EditDialog
      trigger="Edit"
      title={`Edit ${name}`}
      action="Save"
      reads="GET /authorization/permissions/{slug}"
      at={{ path: { slug } }}
      change={change}
      toInput={(values) => ({ seen: values.seen, path: { slug }, body: namesOf(values) })}
      done={(permission) => `Saved ${permission.name}.`}
    >
      {(permission) => <NameFields of={permission} />}
    </EditDialog>
  )
}

function DeletePermission({ permission: { slug, name } }: { permission: Permission }) {
  const remove = useChange('DELETE /authorization/permissions/{slug}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Every role loses it. Code that asks for it is refused from then on."
      change={remove}
      onConfirm={() => remove.mutate({ path: { slug } }, { onSuccess: () => announce(`Deleted ${name}.`) })}
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
