/** Copies a text. Hidden without the script, which does the copying. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <button type="button" className="gh-action" data-copy={text} hidden>
      <span>Copy</span>
      <span className="gh-announcement"> {what}</span>
    </button>
  )
}
