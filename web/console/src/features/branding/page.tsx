import { useState } from 'react'
import { keptTheirs } from '../../api/failure.ts'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { type Branding, type Draft, toDraft } from './draft.ts'
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
  const restart = (): void => setEdition((count) => count + 1)
  const [former, setFormer] = useState(() => formerOf(environment))

  /** @param seen what the draft was made on @param before what can be published again afterwards */
  const store = (draft: Draft, seen: Branding | undefined, before: Draft | undefined, done: string): void =>
    publish.mutate(
      { body: draft, ...(seen === undefined ? {} : { seen: [seen] }) },
      {
        onSuccess: () => {
          keepFormer(environment, before)
          setFormer(formerOf(environment))
          restart()
          announce(done)
        },
        onError: ({ code }) => {
          if (code === keptTheirs) restart()
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
          onUndo={() => store(former.draft, read.data, undefined, 'Published the former branding again.')}
          onEnd={() => setFormer(undefined)}
        />
      )}
      <Shown of={read}>
        {(branding) => (
          <Editor
            key={edition}
            branding={branding}
            change={publish}
            onRestart={restart}
            onPublish={(draft, seen) => store(draft, seen, toDraft(seen), 'Published the branding.')}
          />
        )}
      </Shown>
    </>
  )
}
