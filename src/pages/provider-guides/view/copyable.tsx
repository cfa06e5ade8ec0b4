import { CopyButton, type PageContext } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'

/** A value of ours on a line of its own, with a button that copies it. */
export function Copyable({ page, id, value }: { page: PageContext; id: string; value: string }) {
  return (
    <div className="gh-copyable">
      <code id={id}>{value}</code>
      <CopyButton page={page} source={id} label={texts.providerGuides(page).copyValue} />
    </div>
  )
}
