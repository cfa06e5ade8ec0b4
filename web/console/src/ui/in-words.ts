/** A word of the API, such as `magic_auth`, as people write it. */
export function inWords(name: string): string {
  if (name === 'sso') return 'Single sign-on'
  const words = name.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
