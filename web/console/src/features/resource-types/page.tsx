import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { ResourceTypeForm } from './resource-type-form.tsx'

export function ResourceTypePage() {
  const { environment, type: slug } = useParams({ from: '/$environment/resource-types/$type' })
  const read = useRead('GET /authorization/resource_types/{slug}', { path: { slug } })
  const types = useRead('GET /authorization/resource_types', {}).data?.data ?? []
  return (
    <Shown of={read}>
      {(type) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/resource-types" params={{ environment }}>
                Resource types
              </Link>
            }
            title={type.name}
            id={slug}
            actions={
              <>
                <ResourceTypeForm key={types.length} type={type} types={types} />
                <Delete type={type} />
              </>
            }
          />
          <Card title="Type">
            <Facts>
              <Fact name="Below">{type.parent_slugs?.join(', ') || <Missing />}</Fact>
              <Fact name="Above">
                {types
                  .filter(({ parent_slugs: parents }) => parents?.includes(slug))
                  .map(({ name }) => name)
                  .join(', ') || <Missing />}
              </Fact>
              <Fact name="Created">
                <Time value={type.created_at} precise />
              </Fact>
            </Facts>
          </Card>
          <Roles type={slug} />
        </>
      )}
    </Shown>
  )
}

/** The roles that people can have at resources of the type. */
function Roles({ type }: { type: string }) {
  const read = useRead('GET /authorization/roles', {})
  const create = useChange('POST /authorization/roles')
  return (
    <Card
      title="Roles of this type"
      actions={
        <FormDialog
          trigger="Create role"
          title="Create a role"
          action="Create role"
          change={create}
          toInput={(values) => ({
            body: { name: values.text('name'), slug: values.text('slug'), resource_type_slug: type },
          })}
          done={({ name }) => `Created ${name}.`}
        >
          <TextField name="name" label="Name" />
          <TextField name="slug" label="Slug" hint="What your code calls it. It cannot change later." />
        </FormDialog>
      }
    >
      <Shown of={read} rows={2}>
        {({ data }) => {
          const roles = data.filter(({ resource_type_slug: slug }) => slug === type)
          return roles.length === 0 ? (
            <Note>None yet. A role of this type is given at one resource, and holds in what is below it.</Note>
          ) : (
            <Table
              label="Roles of this type"
              rows={roles}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Role', cell: ({ name }) => name },
                { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
                { name: 'Permissions', cell: ({ permissions }) => permissions.join(', ') || <Missing /> },
              ]}
            />
          )
        }}
      </Shown>
    </Card>
  )
}

function Delete({ type }: { type: Answer<'GET /authorization/resource_types/{slug}'> }) {
  const { slug, name } = type
  const { environment } = useParams({ from: '/$environment/resource-types/$type' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /authorization/resource_types/{slug}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="A type that has resources or roles cannot be deleted."
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [type], path: { slug } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/resource-types', params: { environment } })
            },
          },
        )
      }
    />
  )
}
