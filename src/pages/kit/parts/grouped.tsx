/** A secret in groups of four that the eye can follow. Copied, it has no gaps. */
export function Grouped({ text, id }: { text: string; id: string }) {
  const groups = text.match(/.{1,4}/g) ?? []
  return (
    <code className="gh-secret" id={id}>
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never move, and may repeat
        <span key={i}>{group}</span>
      ))}
    </code>
  )
}
