import type { Fault, Path } from '#platform/yaml/source.ts'

export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Puts variables in place of `${NAME}` in all texts. `$${` stands for `${`.
 *
 * @returns the content, the paths whose texts had variables, and a fault for each that is not set
 */
export function withVariables(content: unknown, variables: Variables) {
  const faults: Fault[] = []
  const replaced = new Set<string>()

  function textOf(text: string, path: Path): string {
    return text.replaceAll(/\$\$\{|\$\{([^}]*)\}/g, (whole, name: string | undefined) => {
      if (name === undefined) return '${'
      replaced.add(JSON.stringify(path))
      const value = /^[A-Za-z_]\w*$/.test(name) ? variables[name] : undefined
      if (value === undefined)
        faults.push({ path, message: `\`${whole}\` is not set: set it in the environment, or with --var ${name}=…` })
      return value ?? ''
    })
  }

  function visit(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return textOf(value, path)
    if (Array.isArray(value)) return value.map((item, i) => visit(item, [...path, i]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [textOf(key, [...path, key]), visit(member, [...path, key])]),
    )
  }

  return { content: visit(content, []), replaced, faults }
}
