import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { chosen, languages } from '../../ui/languages.ts'
import { Split } from '../../ui/split.tsx'
import styles from './branding.module.css'
import { type Draft, edited, isSame } from './draft.ts'
import { Look } from './look.tsx'
import { Preview } from './preview.tsx'
import type { PreviewedPage } from './texts.ts'
import { Texts } from './texts-fields.tsx'
import { usePreview } from './use-preview.ts'

export function Editor({
  published,
  busy,
  failure,
  onDiscard,
  onPublish,
}: {
  published: Draft
  busy: boolean
  failure: Failure | null
  onDiscard: () => void
  onPublish: (draft: Draft) => void
}) {
  const search = useSearch({ from: '/$environment/branding' })
  const navigate = useNavigate({ from: '/$environment/branding' })
  const [draft, setDraft] = useState(published)
  const language = chosen(languages, search.language)
  const preview = usePreview(draft)
  const isChanged = !isSame(draft, published)
  const showPage = (page: PreviewedPage): void => {
    if (page !== search.page) void navigate({ search: { ...search, page }, replace: true })
  }
  return (
    <Split beside={<Preview preview={preview} />}>
      <Form
        action="Publish"
        isLong
        busy={busy}
        failure={failure}
        onEdit={(values) => setDraft((current) => edited(current, values, language))}
        onSubmit={(values) => onPublish(edited(draft, values, language))}
        secondary={
          <>
            <span className={styles.state}>{isChanged ? 'Not published yet' : ''}</span>
            <Button disabled={!isChanged} onClick={onDiscard}>
              Discard
            </Button>
          </>
        }
      >
        <Look draft={published} shown={draft} colors={preview.shown?.colors} />
        <Texts
          key={language}
          texts={draft.copy[language] ?? {}}
          defaults={preview.shown?.default_texts}
          onFocus={showPage}
        />
      </Form>
    </Split>
  )
}
