/** The groups of areas, in the order in which a developer meets them: who the customers are, how they sign in, what they may do, and so on. */
const areaGroups = [
  'Customers and users',
  'Sign-in',
  'Access',
  'Secrets',
  'Events',
  'Risk and privacy',
  'Connect',
  'Pipes',
  'Widgets',
  'Settings',
  'Operations',
] as const

/** A subject of the API, as the reference groups operations. */
export interface ReferenceArea {
  readonly name: string
  readonly group: (typeof areaGroups)[number]
  /** What it is for, in a sentence. */
  readonly description: string
  /** The name of the area that it follows, where the order of slices is not the order for readers. */
  readonly after?: string
}

interface WithArea {
  readonly area?: ReferenceArea
}

/** Puts operations into an area. Those that name an area themselves keep it. */
export function inArea<T extends WithArea>(area: ReferenceArea, operations: readonly T[]): T[] {
  return operations.map((operation) => ({ area, ...operation }))
}

interface AreaGroup {
  readonly name: string
  readonly areas: readonly ReferenceArea[]
}

/** The areas of operations by group, in the order of the operations, save for areas that name the one they follow. */
export function areaGroupsOf(operations: readonly WithArea[]): AreaGroup[] {
  const areas = [...new Set(operations.flatMap(({ area }) => (area === undefined ? [] : [area])))]
  return areaGroups
    .map((name) => ({ name, areas: inOrder(areas.filter(({ group }) => group === name)) }))
    .filter((group) => group.areas.length > 0)
}

function inOrder(areas: readonly ReferenceArea[]): ReferenceArea[] {
  const names = areas.map(({ name }) => name)
  const withFollowers = (area: ReferenceArea): ReferenceArea[] => [
    area,
    ...areas.filter(({ after }) => after === area.name).flatMap(withFollowers),
  ]
  return areas.filter(({ after }) => after === undefined || !names.includes(after)).flatMap(withFollowers)
}
