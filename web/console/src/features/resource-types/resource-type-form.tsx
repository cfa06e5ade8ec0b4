import { useChange } from '../../shell/query.ts'
import { CheckField, FieldGroup, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { ResourceType } from './tree.ts'

/** Makes a type, or changes its name and its parents. */
export function ResourceTypeForm({ type, types }: { type?: ResourceType; types: readonly ResourceType[] }) {
  const declare = useChange('PUT /authorization/resource_types')
  const parents = types.filter(({ slug }) => slug !== type?.slug)
  return (
    <FormDialog
      trigger={type === undefined ? 'Create type' : 'Edit'}
      look={type === undefined ? 'primary' : 'plain'}
      title={type === undefined ? 'Create a resource type' : `Edit ${type.name}`}
      action={type === undefined ? 'Create type' : 'Save'}
      change={declare}
      {...(type === undefined ? {} : { of: [type] })}
      toInput={(values) => ({
        seen: values.seen,
        body: {
          slug: type?.slug ?? values.text('slug'),
          ...(values.optional('name') === undefined ? {} : { name: values.text('name') }),
          parent_slugs: parents.map(({ slug }) => slug).filter((slug) => values.isChecked(`parent ${slug}`)),
        },
      })}
      done={({ name }) => (type === undefined ? `Created ${name}.` : `Saved ${name}.`)}
    >
      {type === undefined ? (
        <TextField name="slug" label="Slug" hint="Such as project. It cannot change later." />
      ) : null}
      <TextField name="name" label="Name" defaultValue={type?.name ?? ''} />
      {parents.length === 0 ? null : (
        <FieldGroup label="Its resources may be below">
          {parents.map(({ slug, name }) => (
            <CheckField
              key={slug}
              name={`parent ${slug}`}
              label={name}
              defaultChecked={
                type === undefined ? slug === 'organization' : (type.parent_slugs?.includes(slug) ?? false)
              }
            />
          ))}
        </FieldGroup>
      )}
    </FormDialog>
  )
}
