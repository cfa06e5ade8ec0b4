import { type TProperties, type TSchema, Type } from 'typebox'
import { kinds } from '../kinds/index.ts'
import { isWhole, type Kind } from '../kinds/kind.ts'

/**
 * The JSON Schema of configuration files: of everything that the kinds declare.
 *
 * @param seed that of the section that `--seed` reads beside, for editors
 */
export function configurationSchema(seed?: TSchema) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Gatehouse configuration',
    ...Type.Object(
      {
        gatehouse: Type.Literal(1, { description: 'The version of this format.' }),
        environment: Type.Optional(
          Type.String({ description: 'The name or id of the environment. Another one is refused.' }),
        ),
        managed: Type.Optional(
          Type.Array(Type.Enum(kinds.filter(isWhole).map(({ name }) => name)), {
            description: 'Kinds of which the files name all objects. With --prune, others of these kinds are deleted.',
          }),
        ),
        ...sectionsOf(undefined),
        ...(seed === undefined ? {} : { seed: Type.Optional(seed) }),
      },
      { additionalProperties: false },
    ),
  }
}

function childrenOf(parent: string | undefined): Kind[] {
  return kinds.filter((kind) => kind.parent === parent)
}

/** The members that hold the kinds below a parent, or those of the file. */
function sectionsOf(parent: string | undefined): TProperties {
  const sections: Record<string, TSchema> = {}
  const nested: Record<string, TProperties> = {}
  for (const kind of childrenOf(parent)) {
    const [first = '', second] = kind.path
    if (second === undefined) sections[first] = Type.Optional(sectionOf(kind))
    else nested[first] = { ...nested[first], [second]: Type.Optional(sectionOf(kind)) }
  }
  for (const [name, members] of Object.entries(nested))
    sections[name] = Type.Optional(Type.Object(members, { additionalProperties: false }))
  return sections
}

function sectionOf(kind: Kind): TSchema {
  const description = `Each ${kind.one}, by its key.`
  if (kind.shape === 'list') return Type.Array(Type.String({ minLength: 1 }), { description: `Each ${kind.one}.` })
  if (kind.shape === 'single') return entryOf(kind)
  const entry = entryOf(kind)
  return Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: entry, description })
}

function entryOf(kind: Kind): TSchema {
  if (kind.member !== undefined) return kind.schema.properties[kind.member] ?? Type.Unknown()
  const was =
    kind.rename === undefined
      ? {}
      : { was: Type.Optional(Type.String({ description: 'The key that the object had before: it is renamed.' })) }
  return Type.Object({ ...kind.schema.properties, ...was, ...sectionsOf(kind.name) }, { additionalProperties: false })
}
