import { Link } from '@tanstack/react-router'
import { useDeferredValue, useId, useState } from 'react'
import { callOperation } from '../../api/client.ts'
import { toFailure } from '../../api/failure.ts'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../../ui/toasts.tsx'
import styles from './group-members.module.css'

interface GroupOf {
  organization: string
  group: string
}

/** The members of a group, and a search for more of them among the people of the organization. */
export function GroupMembers({ organization, group }: GroupOf) {
  const path = { organizationId: organization, groupId: group }
  const read = useRead('GET /organizations/{organizationId}/groups/{groupId}/organization-memberships', {
    path,
    query: { limit: 100 },
  })
  const remove = useChange('DELETE /organizations/{organizationId}/groups/{groupId}/organization-memberships/{omId}')
  return (
    <section aria-label="Members of the group">
      <h3>Members</h3>
      <Shown of={read} rows={2}>
        {({ data }) => (
          <>
            {data.length === 0 ? (
              <Note>None yet.</Note>
            ) : (
              <Table
                label="Members of the group"
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  { name: 'User', cell: ({ user_id: user }) => <Member id={user} /> },
                  {
                    name: 'Action',
                    cell: ({ id }) => (
                      <Act change={remove} input={{ path: { ...path, omId: id } }} done="Removed the member.">
                        Remove
                      </Act>
                    ),
                  },
                ]}
              />
            )}
            <Search
              organization={organization}
              group={group}
              isMember={(user) => data.some((each) => each.user_id === user)}
            />
          </>
        )}
      </Shown>
    </section>
  )
}

function Member({ id }: { id: string }) {
  const environment = useEnvironmentId()
  const email = useRead('GET /user_management/users/{id}', { path: { id } }).data?.email
  return (
    <Link data-row to="/$environment/users/$user" params={{ environment, user: id }}>
      {email ?? id}
    </Link>
  )
}

const mostFound = 20

/** People of the organization by a part of their email or name. */
function Search({ organization, group, isMember }: GroupOf & { isMember: (user: string) => boolean }) {
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const id = useId()
  const read = useRead(
    'GET /user_management/users',
    { query: { organization_id: organization, search, limit: mostFound } },
    { enabled: search !== '' },
  )
  const found = search === '' ? [] : (read.data?.data ?? [])
  return (
    <div className={styles.search}>
      <label htmlFor={id}>Add a person</label>
      <input
        id={id}
        type="search"
        value={text}
        placeholder="Email or name"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {search !== '' && read.isSuccess && found.length === 0 ? (
        <Note>No one of this organization has that in their email or name.</Note>
      ) : null}
      <ul className={styles.found} aria-label="People found">
        {found.map(({ id: user, email }) => (
          <li key={user}>
            {email}
            {isMember(user) ? (
              <span>in the group</span>
            ) : (
              <Add organization={organization} group={group} user={user} email={email} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Add({ organization, group, user, email }: GroupOf & { user: string; email: string }) {
  const environment = useEnvironmentId()
  const add = useChange('POST /organizations/{organizationId}/groups/{groupId}/organization-memberships')
  const submit = async (): Promise<void> => {
    const query = { organization_id: organization, user_id: user, limit: 1 }
    const { data } = await callOperation(environment, 'GET /user_management/organization_memberships', { query })
    const [membership] = data
    if (membership === undefined) return announce(`${email} has left the organization.`, 'error')
    await add.mutateAsync({
      path: { organizationId: organization, groupId: group },
      body: { organization_membership_id: membership.id },
    })
    announce(`Added ${email}.`)
  }
  return (
    <Button
      change={add}
      busy={add.isPending}
      aria-label={`Add ${email}`}
      onClick={() => submit().catch((error: unknown) => announce(toFailure(error).message, 'error'))}
    >
      Add
    </Button>
  )
}
