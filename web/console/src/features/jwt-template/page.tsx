import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Editor } from './editor.tsx'

/** The claims that access tokens carry beyond the usual ones. */
export function JwtTemplatePage() {
  const read = useRead('GET /user_management/jwt_template', {})
  const [edition, setEdition] = useState(0)
  const restart = (): void => setEdition((count) => count + 1)
  const isMissing = read.error?.status === 404
  return (
    <>
      <PageHead
        title="JWT template"
        actions={isMissing || read.data === undefined ? undefined : <Delete onDeleted={restart} />}
      />
      {isMissing ? (
        <Editor key={`none ${edition}`} stored={undefined} onDiscard={restart} />
      ) : (
        <Shown of={read}>
          {({ content }) => <Editor key={`stored ${edition}`} stored={content} onDiscard={restart} />}
        </Shown>
      )}
    </>
  )
}

function Delete({ onDeleted }: { onDeleted: () => void }) {
  const remove = useChange('DELETE /user_management/jwt_template')
  return (
    <Danger
      action="Delete"
      name="JWT template"
      consequence="Tokens that are made from now on have the usual claims alone."
      busy={remove.isPending}
      failure={remove.error}
      onConfirm={() =>
        remove.mutate(
          {},
          {
            onSuccess: () => {
              announce('Deleted the JWT template.')
              onDeleted()
            },
          },
        )
      }
    />
  )
}
