import { ObjectField } from '../../shell/object-field.tsx'
import { useChange } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import type { Stream } from './stream.ts'

/** Takes users and organizations out of a stream, and puts them back. The server does not list them. */
export function Subjects({ stream }: { stream: Stream }) {
  const remove = useChange('POST /ssf/subjects/remove')
  const add = useChange('POST /ssf/subjects/add')
  const field = <ObjectField name="subject" types={['user', 'organization']} label="User or organization" />
  return (
    <Card
      title="Whom it leaves out"
      actions={
        <>
          <FormDialog
            trigger="Leave out"
            title="Leave out a user or organization"
            description="The stream says nothing more of them."
            action="Leave out"
            change={remove}
            toInput={(values) => ({
              body: { stream_id: stream.stream_id, subject: subjectOf(stream, values.text('subject')) },
            })}
            done={() => 'Left out of the stream.'}
          >
            {field}
          </FormDialog>
          <FormDialog
            trigger="Put back"
            title="Put a user or organization back"
            description="The stream is about them again, from now on."
            action="Put back"
            change={add}
            toInput={(values) => ({
              body: { stream_id: stream.stream_id, subject: subjectOf(stream, values.text('subject')) },
            })}
            done={() => 'Put back into the stream.'}
          >
            {field}
          </FormDialog>
        </>
      }
    >
      <Note>A stream is about everyone at first. The receiver can leave users out too, and put them back.</Note>
    </Card>
  )
}

/** As the standard names them. */
function subjectOf({ iss }: Stream, id: string): object {
  if (id.startsWith('org_')) return { format: 'complex', tenant: { format: 'opaque', id } }
  return id.includes('@') ? { format: 'email', email: id } : { format: 'iss_sub', iss, sub: id }
}
