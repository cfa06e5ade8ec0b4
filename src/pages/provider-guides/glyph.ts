/** What kind of product a provider or a service is, as its tile shows it: logos belong to their owners. */
export type Glyph =
  | 'cloud'
  | 'briefcase'
  | 'server'
  | 'shield'
  | 'people'
  | 'tree'
  | 'plug'
  | 'chart'
  | 'bucket'
  | 'key'
