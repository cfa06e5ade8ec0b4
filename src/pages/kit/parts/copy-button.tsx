import { texts } from '../../texts/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { CopyIcon } from './icons.tsx'

export interface CopyButtonProps {
  page: PageContext
  /** The id of the element whose text is copied. */
  source: string
  label: string
  className?: string
}

/** Hidden until the script of {@link CopyScript} has run, as a browser without it cannot copy. */
export function CopyButton({ page, source, label, className = 'gh-link' }: CopyButtonProps) {
  return (
    <>
      <button className={className} type="button" data-copy={source} data-copied={texts.kit.page(page).copied} hidden>
        <CopyIcon />
        <span>{label}</span>
      </button>
      <span className="gh-unseen" role="status" />
    </>
  )
}

/** Once on a page with copy buttons. */
export function CopyScript({ page }: { page: PageContext }) {
  return page.copyScriptUrl === undefined ? null : <script src={page.copyScriptUrl} type="module" />
}
