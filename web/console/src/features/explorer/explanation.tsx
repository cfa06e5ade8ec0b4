import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './explorer.module.css'
import type { Asked } from './person.tsx'

type Explained = Answer<'GET /authorization/explanation'>
type Grant = Explained['grants'][number]

/** Whether a person may do something, and the chain that permits it or the first link that is missing. */
export function Explanation({ person, permission, resource }: { person: Asked; permission: string; resource: string }) {
  const read = useRead('GET /authorization/explanation', {
    query: { ...person, permission_slug: permission, resource_id: resource },
  })
  return (
    <Shown of={read} rows={3}>
      {(found) => (
        <>
          <section
            className={`${styles.answer} ${found.authorized ? styles.yes : styles.no}`}
            aria-label="Answer"
            aria-live="polite"
          >
            <Badge tone={found.authorized ? 'success' : 'error'}>{found.authorized ? 'Allowed' : 'Not allowed'}</Badge>
            <p className={styles.sentence}>{found.sentence}</p>
            <p className={styles.path}>
              {found.path
                .toReversed()
                .map(({ name }) => name)
                .join(' › ')}
            </p>
          </section>
          <Roles explained={found} permission={permission} />
        </>
      )}
    </Shown>
  )
}

function Roles({ explained: { grants }, permission }: { explained: Explained; permission: string }) {
  const { environment } = useParams({ from: '/$environment/explorer' })
  return (
    <Card title="Their roles here">
      {grants.length === 0 ? (
        <Note>None on this resource or above it.</Note>
      ) : (
        <Table
          label="Their roles here"
          rows={grants}
          keyOf={({ role_id: role, resource_id: resource, group_id: group }) => `${role} ${resource} ${group}`}
          columns={[
            {
              name: 'Role',
              cell: ({ role_slug: slug }) => (
                <Link to="/$environment/roles" params={{ environment }}>
                  {slug}
                </Link>
              ),
            },
            { name: 'On', cell: ({ resource_name: name, resource_type_slug: type }) => `${name} (${type})` },
            { name: 'Through', cell: ({ group_name: group }) => (group === null ? 'Their own' : `Group ${group}`) },
            { name: permission, cell: (grant) => <Permits grant={grant} /> },
          ]}
        />
      )}
    </Card>
  )
}

function Permits({ grant: { has_permission: has, is_effective: counts } }: { grant: Grant }) {
  if (!has) return <Badge tone="neutral">No</Badge>
  return counts ? <Badge tone="success">Permits</Badge> : <Badge tone="warning">Displaced by a higher role</Badge>
}
