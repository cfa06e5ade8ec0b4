import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import styles from './list.module.css'
import { ResourceTypeForm } from './resource-type-form.tsx'
import { treeOf } from './tree.ts'

/** The kinds of resources of your application, below their parents: a role in a project holds in what is below it. */
export function ResourceTypeList() {
  const { environment } = useParams({ from: '/$environment/resource-types' })
  const read = useRead('GET /authorization/resource_types', {})
  const types = read.data?.data ?? []
  return (
    <>
      <PageHead title="Resource types" actions={<ResourceTypeForm types={types} />} />
      <Shown of={read}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="No resource types yet" action={<ResourceTypeForm types={data} />}>
              A resource type is a kind of thing in your application, such as a project, with roles of its own.
            </Empty>
          ) : (
            <Table
              label="Resource types"
              rows={treeOf(data)}
              keyOf={({ place }) => place}
              columns={[
                {
                  name: 'Type',
                  cell: ({ type: { slug, name }, depth }) => (
                    <span style={{ paddingInlineStart: depth * 20 }}>
                      {depth === 0 ? null : (
                        <span className={styles.branch} aria-hidden="true">
                          └{' '}
                        </span>
                      )}
                      <Link data-row to="/$environment/resource-types/$type" params={{ environment, type: slug }}>
                        {name}
                      </Link>
                    </span>
                  ),
                },
                { name: 'Slug', cell: ({ type: { slug } }) => <code>{slug}</code> },
                { name: 'Below', cell: ({ type }) => type.parent_slugs?.join(', ') || <Missing /> },
                { name: 'Declared', cell: ({ type }) => (type.declared ? 'Yes' : 'By its first resource or role') },
                { name: 'Created', cell: ({ type }) => <Time value={type.created_at} /> },
              ]}
            />
          )
        }
      </Shown>
    </>
  )
}
