import type { Page, Request } from 'playwright-core'

/** The controls that the keyboard must reach, in document order, without hidden ones. */
const controls = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [tabindex]')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.ariaHidden !== 'true')`

const inFocus = '(document.activeElement === document.body ? undefined : document.activeElement)'

/** How a person would name an element. */
const nameOf =
  '((each) => each && (each.labels?.[0]?.innerText || each.innerText || each.outerHTML.slice(0, 80)).replaceAll("\\n", " "))'

/** What shows the focus, at a control. */
const ringOf = `((each) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each)
  return (outlineStyle === 'none' ? '' : outlineWidth + ' ' + outlineColor) + (boxShadow === 'none' ? '' : boxShadow)
})`

/** Controls that are above the previous one, or before it in reading direction. */
const misplaced = `${controls}.filter((each, i, all) => {
  if (i === 0) return false
  const [before, here] = [all[i - 1].getBoundingClientRect(), each.getBoundingClientRect()]
  return here.top < before.bottom - 1 && (here.bottom < before.top + 1 || here.left < before.right - 1)
}).map(${nameOf})`

export interface Walk {
  /** The controls by name, in the order of the document. */
  controls: string[]
  /** Those that the eye finds in another order. */
  misplaced: string[]
  /** What had the focus when the page was there; nothing where a page is to be read first. */
  first: string | undefined
  /** What Tab led to from there, once round the page. Outside of the page there is nothing. */
  reached: (string | undefined)[]
  /** Controls that look with the focus as they do without it. */
  unmarked: string[]
}

/** Waits until a page is there and has given the focus to its first field: browsers do so when they first paint it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}

/** Walks through a page with Tab. */
export async function walk(page: Page): Promise<Walk> {
  const names = await page.evaluate<string[]>(`${controls}.map(${nameOf})`)
  const ringsWithFocus = new Map<number, string | undefined>()
  const look = async () => {
    const { at, name, ring } = await page.evaluate<{ at: number; name?: string; ring?: string }>(`(() => {
      const all = ${controls}
      const at = all.indexOf(${inFocus})
      return { at, name: ${nameOf}(${inFocus}), ring: at === -1 ? undefined : ${ringOf}(all[at]) }
    })()`)
    ringsWithFocus.set(at, ring)
    return name
  }
  const first = await look()
  const reached: Walk['reached'] = []
  for (let i = 0; i <= names.length; i++) {
    await page.keyboard.press('Tab')
    reached.push(await look())
  }
  await page.evaluate('document.activeElement.blur()')
  const ringsWithout = await page.evaluate<string[]>(`${controls}.map(${ringOf})`)
  const isMarked = (i: number) => !['', ringsWithout[i]].includes(ringsWithFocus.get(i) ?? '')
  return {
    controls: names,
    misplaced: await page.evaluate<string[]>(misplaced),
    first,
    reached,
    unmarked: names.filter((_, i) => !isMarked(i)),
  }
}

/** What Tab leads to once round the page: to its end, out of it, and from its beginning to where it started. */
export function roundFrom(first: string | undefined, controls: readonly string[]): (string | undefined)[] {
  if (first === undefined) return [...controls, undefined]
  const at = controls.indexOf(first)
  return [...controls.slice(at + 1), undefined, ...controls.slice(0, at + 1)]
}

const entries: Record<string, string> = {
  email: 'enter@northwind.example',
  password: 'a wrong long passphrase',
  new_password: 'another sturdy long passphrase',
  code: '000000',
  user_code: 'BCDF-GHJK',
  phone_number: '+14155550123',
  field_1: 'Northwind',
}

/**
 * Sends the page's main form with nothing in its fields, and waits for the page to come back.
 *
 * @returns the field that has the focus then, and what the page says about it
 */
export async function sendEmpty(page: Page): Promise<{ focus: string | undefined; error: string }> {
  const form = page.locator('form.gh-form:visible').first()
  for (const field of await form.locator('input:not([type=hidden], [aria-hidden])').all()) await field.fill('')
  await form.locator('[type=submit]').first().click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await settled(page)
  const focus = await page.evaluate<string | undefined>(`${nameOf}(${inFocus})`)
  const error = await page.evaluate<string>(
    `document.getElementById(${inFocus}?.getAttribute('aria-describedby'))?.innerText ?? ''`,
  )
  return { focus, error }
}

/** Presses Enter in the first field of the page's main form, or on its first button if there is no field. */
export async function enter(page: Page): Promise<{ sent: Request; action: string; button: string }> {
  const form = page.locator('form.gh-form:visible').first()
  const fields = form.locator('input:not([type=hidden], [aria-hidden])')
  const button = form.locator('[type=submit]').first()
  for (const field of await fields.all()) {
    const entry = entries[(await field.getAttribute('name')) ?? '']
    if (entry !== undefined) await field.fill(entry)
  }
  await ((await fields.count()) > 0 ? fields.first() : button).focus()
  const [action, name, value] = [
    await form.getAttribute('action'),
    await button.getAttribute('name'),
    await button.getAttribute('value'),
  ]
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.keyboard.press('Enter')
  return { sent: await sent, action: action ?? '', button: name === null ? '' : `${name}=${value}` }
}
