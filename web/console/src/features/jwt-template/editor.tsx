import { useState } from 'react'
import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Note } from '../../ui/note.tsx'
import { Split } from '../../ui/split.tsx'
import { announce } from '../../ui/toasts.tsx'
import styles from './jwt-template.module.css'
import { Preview } from './preview.tsx'

const example = `{
  "email": {{ user.email }},
  "organization": {{ organization.name || 'none' }},
  "greeting": "Hello {{ user.first_name }}"
}`

/** The template of the environment; without content where there is none. */
export type Stored = Answer<'GET /user_management/jwt_template'> | { content: undefined }

export function Editor({ stored, onDiscard }: { stored: Stored; onDiscard: () => void }) {
  const save = useChange('PUT /user_management/jwt_template')
  const [content, setContent] = useState(stored.content ?? example)
  return (
    <Split isEven beside={<Preview content={content} />}>
      <Card title="Template">
        {stored.content === undefined ? (
          <Note>There is no template yet. This is an example; tokens have it once you save.</Note>
        ) : null}
        <div className={styles.fields}>
          <Form
            action="Save"
            change={save}
            onEdit={(values) => setContent(values.text('content'))}
            of={stored.content === undefined ? [] : [stored]}
            onSubmit={(values) =>
              save.mutate(
                { seen: values.seen, body: { content: values.text('content') } },
                { onSuccess: () => announce('Saved the JWT template. Tokens that are made from now on have it.') },
              )
            }
            secondary={
              <Button disabled={content === (stored.content ?? example)} onClick={onDiscard}>
                Discard
              </Button>
            }
          >
            <TextField
              name="content"
              label="Claims"
              rows={18}
              isCode
              hint="JSON. {{ user.email }} is a path into user, organization or organization_membership; {{ a || b || 'text' }} takes the first that is not null."
              defaultValue={stored.content ?? example}
            />
          </Form>
        </div>
      </Card>
    </Split>
  )
}
