const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** First letter of a name as a person sees it, for the tile that stands in for a picture. */
export function initial(name: string): string {
  const [first] = graphemes.segment(name.trim().slice(0, 32))
  return (first?.segment ?? '').toLocaleUpperCase('und')
}
