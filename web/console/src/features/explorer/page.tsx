import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Explanation } from './explanation.tsx'
import styles from './explorer.module.css'
import { Permissions } from './permissions.tsx'
import { Permitted } from './permitted.tsx'
import { Person } from './person.tsx'

const from = '/$environment/explorer'

/** Who may do what, where, and why. Two of the three fields ask for the third. */
export function ExplorerPage() {
  const { who, permission, resource } = useSearch({ from })
  return (
    <>
      <PageHead title="Explorer" />
      <Question />
      {resource === undefined || (who === undefined && permission === undefined) ? (
        <Empty title="Who may do this here, and why?">
          Enter a resource, and a person, a permission or both. With a person, you see what they may do there. With a
          permission, you see who has it. With both, you see why they may or may not.
        </Empty>
      ) : (
        <>
          {who === undefined ? null : (
            <Person who={who}>
              {(person) => (
                <>
                  {permission === undefined ? null : (
                    <Explanation person={person} permission={permission} resource={resource} />
                  )}
                  <Permissions person={person} permission={permission} resource={resource} />
                </>
              )}
            </Person>
          )}
          {permission === undefined ? null : <Permitted permission={permission} resource={resource} />}
        </>
      )}
    </>
  )
}

function Question() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const { who, permission, resource } = search
  return (
    <Card title="Question">
      <div className={styles.question}>
        <Form
          key={JSON.stringify([who, permission, resource])}
          action="Explain"
          busy={false}
          failure={null}
          onSubmit={(values) => {
            const texts = (['who', 'permission', 'resource'] as const).flatMap((name) => {
              const value = values.optional(name)
              return value === undefined ? [] : [[name, value]]
            })
            void navigate({ search: Object.fromEntries(texts) })
          }}
        >
          <div className={styles.fields}>
            <TextField
              name="who"
              label="Person"
              defaultValue={who}
              hint="An email, or the id of a user or membership."
            />
            <TextField name="permission" label="Permission" defaultValue={permission} hint="Its slug." />
            <TextField
              name="resource"
              label="Resource"
              defaultValue={resource}
              hint="Its id, or that of an organization."
            />
          </div>
        </Form>
      </div>
    </Card>
  )
}
