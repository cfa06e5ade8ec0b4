import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import styles from './diagnosis.module.css'
import { methodOptions } from './words.ts'

const from = '/$environment/diagnose'

/** Whose sign-in, and which one: each answer is an address that can be sent to a colleague. */
export function Question() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const { subject, method, organization_id: organization, redirect_uri: redirect, ip_address: address } = search
  const isNarrowed = [method, organization, redirect, address].some((each) => each !== undefined)
  return (
    <Card title="Whose sign-in">
      <div className={styles.question}>
        <Form
          key={JSON.stringify(search)}
          action="Diagnose"
          busy={false}
          failure={null}
          onSubmit={(values) => {
            const given = ['subject', 'method', 'organization_id', 'redirect_uri', 'ip_address'] as const
            const texts = given.flatMap((name) => {
              const value = values.optional(name)
              return value === undefined ? [] : [[name, value]]
            })
            void navigate({ search: Object.fromEntries(texts) })
          }}
        >
          <TextField
            name="subject"
            label="Email or id"
            defaultValue={subject}
            hint="An email, or the id of a user, a session, an SSO session, an event or a request."
          />
          <details className={styles.more} open={isNarrowed}>
            <summary>Which sign-in</summary>
            <div className={styles.fields}>
              <ChoiceField
                name="method"
                label="Method"
                defaultValue={method ?? ''}
                options={[{ value: '', text: 'As at the last attempt' }, ...methodOptions]}
              />
              <TextField name="organization_id" label="Organization id" defaultValue={organization} />
              <TextField name="redirect_uri" label="Redirect URI" defaultValue={redirect} />
              <TextField name="ip_address" label="IP address" defaultValue={address} />
            </div>
          </details>
        </Form>
      </div>
    </Card>
  )
}
