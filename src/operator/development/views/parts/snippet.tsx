import { CopyButton } from './copy-button.tsx'

/** Lines to paste into a terminal or a file. */
export function Snippet({ text, what }: { text: string; what: string }) {
  return (
    <div className="gh-snippet">
      <pre>{text}</pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}
