import type { Texts } from '../texts/index.ts'
import type { Action, GuideValue } from './action.ts'
import type { Answer } from './answer.ts'
import type { ProviderGuide } from './guide.ts'

/** Marks a name that a console or our form shows, for {@link markedParts}. */
const bold = (name: string) => `**${name}**`
const code = (text: string) => `\`${text}\``

/** What an action tells its reader, with names marked as in Markdown. What has to be entered follows it. */
export function sentenceOf<Value extends GuideValue>(
  action: Action<Value>,
  text: Texts['providerGuides'],
  console?: string,
): string {
  switch (action.do) {
    case 'open': {
      const path = action.path.map(bold).join(' → ')
      return console === undefined ? text.open(path) : text.openIn(console, path)
    }
    case 'press':
      return text.press(bold(action.button))
    case 'choose':
      return action.in === undefined
        ? text.choose(bold(action.option))
        : text.chooseIn(bold(action.in), bold(action.option))
    case 'turn_on':
      return text.turnOn(bold(action.option))
    case 'turn_off':
      return text.turnOff(bold(action.option))
    case 'name':
      return text.name(bold(action.field))
    case 'paste':
      return text.paste(bold(action.field))
    case 'paste_token':
      return text.pasteToken(bold(action.field))
    case 'fill':
      return text.fill(bold(action.field), code(action.text))
    case 'map':
      return text.map
    case 'check':
      return text.check
    case 'assign':
      return text.assign
    case 'sync':
      return text.sync
    case 'copy':
      return copySentence(action.label, text.answers[action.as], text)
    case 'download':
      return text.download(bold(action.label), bold(text.answers[action.as]))
    case 'compose':
      return (action.pattern.includes('<') ? text.compose : text.composeKnown)(bold(text.answers[action.as]))
    case 'say':
      return action.text(text.notes)
  }
}

function copySentence(label: string, answer: string, text: Texts['providerGuides']): string {
  const isSame = label.toLowerCase() === answer.toLowerCase()
  return isSame ? text.copySame(bold(label)) : text.copy(bold(label), bold(answer))
}

/** What the console of a provider calls something that it gives. */
export function labelOf(guide: ProviderGuide, answer: Answer): string | undefined {
  for (const { actions } of guide.steps) {
    for (const action of actions) {
      if ((action.do === 'copy' || action.do === 'download') && action.as === answer) return action.label
    }
  }
  return undefined
}

/** Parts of a text with `**bold**` and `` `code` ``. */
export function markedParts(text: string): { as: 'text' | 'bold' | 'code'; text: string }[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { as: 'bold', text: part.slice(2, -2) }
      if (part.startsWith('`')) return { as: 'code', text: part.slice(1, -1) }
      return { as: 'text', text: part }
    })
}
