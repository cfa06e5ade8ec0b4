/** Copies a text. Shown by the script alone, since nothing else can copy. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <button type="button" className="gh-action" data-copy={text} hidden>
      <span>Copy</span>
      <span className="gh-announcement"> {what}</span>
    </button>
  )
}
