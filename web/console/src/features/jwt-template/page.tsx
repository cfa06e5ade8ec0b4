import { useRef, useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Editor, type Stored } from './editor.tsx'

/** The claims that access tokens carry beyond the usual ones. */
export function JwtTemplatePage() {
  const read = useRead('GET /user_management/jwt_template', {})
  const [edition, setEdition] = useState(0)
  const restart = (): void => setEdition((count) => count + 1)
  const isMissing = read.error?.status === 404
  // A read that failed before is without an answer while it is repeated. The form stays meanwhile.
  const last = useRef<Stored | undefined>(undefined)
  if (isMissing) last.current = { content: undefined }
  else if (read.data !== undefined) last.current = read.data
  const stored = last.current
  // Here, as its button goes with the template.
  const remove = useChange('DELETE /user_management/jwt_template')
  return (
    <>
      <PageHead
        title="JWT template"
        actions={
          isMissing || read.data === undefined ? undefined : (
            <Danger
              action="Delete"
              name="JWT template"
              consequence="Tokens that are made from now on have the usual claims alone."
              change={remove}
              onConfirm={() =>
                remove.mutate(read.data === undefined ? {} : { seen: [read.data] }, {
                  onSuccess: () => {
                    announce('Deleted the JWT template.')
                    restart()
                  },
                })
              }
            />
          )
        }
      />
      {stored === undefined ? (
        <Shown of={read}>{() => null}</Shown>
      ) : (
        <Editor key={edition} stored={stored} onDiscard={restart} />
      )}
    </>
  )
}
