interface CustomAttribute {
  key: string
  path?: string
  required?: boolean
}

/** Attributes as lines of `key = path`, of which the path can be left out; a star after the key says that users need it. */
export function linesOf(attributes: readonly CustomAttribute[]): string {
  return attributes
    .map(({ key, path, required }) => `${key}${required === true ? '*' : ''}${path === undefined ? '' : ` = ${path}`}`)
    .join('\n')
}

/** The attributes in such lines. What is no key stays as it is: the server says so in words. */
export function attributesIn(lines: string): CustomAttribute[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split('=')
      const [key = '', star] = name.trim().split(/(\*)$/)
      const path = rest.join('=').trim()
      return { key: key.trim(), ...(path === '' ? {} : { path }), ...(star === undefined ? {} : { required: true }) }
    })
}
