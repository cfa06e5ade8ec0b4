import { useState } from 'react'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { type Draft, toDraft } from './draft.ts'
import { Editor } from './editor.tsx'
import { formerOf, keepFormer } from './former.ts'
import { UndoNotice } from './undo-notice.tsx'

/** How pages and emails look and what they say, with a preview of each that follows the form. */
export function BrandingPage() {
  const environment = useEnvironmentId()
  const read = useRead('GET /environments/current/branding', {})
  const publish = useChange('PUT /environments/current/branding')
  // Another edition of the form: what was published or discarded stands in its fields.
  const [edition, setEdition] = useState(0)
  const [former, setFormer] = useState(() => formerOf(environment))

  const store = (draft: Draft, before: Draft | undefined, done: string): void =>
    publish.mutate(
      { body: draft },
      {
        onSuccess: () => {
          keepFormer(environment, before)
          setFormer(formerOf(environment))
          setEdition((count) => count + 1)
          announce(done)
        },
      },
    )
  return (
    <>
      <PageHead title="Branding" />
      {former === undefined ? null : (
        <UndoNotice
          at={former.at}
          busy={publish.isPending}
          onUndo={() => store(former.draft, undefined, 'Published the former branding again.')}
          onEnd={() => setFormer(undefined)}
        />
      )}
      <Shown of={read}>
        {(branding) => (
          <Editor
            key={`${environment} ${edition}`}
            published={toDraft(branding)}
            busy={publish.isPending}
            failure={publish.error}
            onDiscard={() => setEdition((count) => count + 1)}
            onPublish={(draft) => store(draft, toDraft(branding), 'Published the branding.')}
          />
        )}
      </Shown>
    </>
  )
}
