import { ScimError } from '../failure.ts'
import type { Filter } from '../filter/ast.ts'
import { matchesElement } from '../filter/matches-filter.ts'
import { isResource, type Resource } from '../resource.ts'
import { isPrimary, withOnePrimary } from '../resources/primary.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { subAttributeOf } from '../schemas/resource-type.ts'
import { changeAt, isBare } from './change-at.ts'
import { checkLength, listed, normalizeForPatch } from './change-value.ts'
import { elementOf } from './from-filter.ts'
import type { Operation } from './read-operations.ts'
import type { WorkBudget } from './work-budget.ts'

interface Selection {
  filter: Filter
  subAttribute: string | null
}

/**
 * The elements of a list after an operation on those that match a filter. If none does, `add` and `replace` make the
 * element that the filter describes; `remove` leaves all as it is, because what should be gone is not there.
 *
 * @returns `undefined` for an empty list
 * @throws ScimError noTarget if nothing matches and the filter describes no element
 */
export function changeElements(
  { op, value }: Operation,
  current: unknown,
  selection: Selection,
  attribute: Attribute | undefined,
  budget: WorkBudget,
): unknown[] | undefined {
  const elements = listed(current)
  budget.spend(elements.length * countTerms(selection.filter))
  const isSelected = (element: unknown) => matchesElement(selection.filter, element, attribute)
  const change =
    op === 'remove' || value === null
      ? (element: unknown) => withoutSub(element, selection.subAttribute)
      : (element: unknown) => withValue(op, element, value, selection, attribute)
  if (!elements.some(isSelected)) return elementsWithNew(op, elements, change, value, selection)
  let chosen: unknown
  const changed = elements.flatMap((element) => {
    if (!isSelected(element)) return [element]
    const next = change(element)
    if (isPrimary(next)) chosen = next
    return next === undefined ? [] : [next]
  })
  return unlessEmpty(withOnePrimary(changed, chosen))
}

function elementsWithNew(
  op: Operation['op'],
  elements: unknown[],
  change: (element: unknown) => unknown,
  value: unknown,
  { filter }: Selection,
): unknown[] | undefined {
  if (op === 'remove' || value === null) return unlessEmpty(elements)
  const described = elementOf(filter)
  if (described === undefined) throw new ScimError(400, 'noTarget', 'No value matches the filter of the path.')
  const element = change(described)
  const all = [...elements, element]
  checkLength(all)
  return withOnePrimary(all, isPrimary(element) ? element : undefined)
}

/** An element that only describes a value is gone with it. */
function withoutSub(element: unknown, subAttribute: string | null): Resource | undefined {
  if (subAttribute === null || !isResource(element)) return undefined
  const left = changeAt(element, [subAttribute], undefined, () => undefined)
  return isBare(left) ? undefined : left
}

function withValue(
  op: 'add' | 'replace',
  element: unknown,
  value: unknown,
  { filter, subAttribute }: Selection,
  attribute: Attribute | undefined,
): unknown {
  const present: Resource = isResource(element) ? element : { value: element }
  if (subAttribute !== null) {
    const normalized = normalizeForPatch(value, subAttributeOf(attribute, subAttribute))
    return changeAt(present, [subAttribute], attribute, () => normalized)
  }
  const [normalized] = listed(normalizeForPatch(value, attribute))
  const members = isResource(normalized) ? normalized : { value: normalized }
  return op === 'add' ? { ...present, ...members } : { ...elementOf(filter), ...members }
}

function countTerms(filter: Filter): number {
  if (filter.kind === 'not') return countTerms(filter.filter)
  return filter.kind === 'and' || filter.kind === 'or'
    ? filter.filters.reduce((sum, each) => sum + countTerms(each), 0)
    : 1
}

function unlessEmpty(elements: unknown[]): unknown[] | undefined {
  return elements.length > 0 ? elements : undefined
}
