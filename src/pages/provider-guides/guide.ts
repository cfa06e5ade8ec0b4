import type { Action } from './action.ts'
import type { Answer, Ask } from './answer.ts'
import type { AttributeNames } from './attribute.ts'
import type { Note } from './note.ts'

/** What a step is about, which is its heading. */
export type Subject =
  | 'create_application'
  | 'enter_addresses'
  | 'map_attributes'
  | 'add_groups'
  | 'assign_people'
  | 'give_back'

export interface Step {
  subject: Subject
  /** The form of the provider that the step fills in, as its title reads. The step then comes with a sketch of it. */
  form?: string
  actions: readonly Action[]
  /** What else to know, below the actions. */
  notes?: readonly Note[]
}

/** How a connection of one type is set up at its provider. */
export interface Guide {
  /** The official type of connection. */
  connectionType: string
  protocol: 'saml' | 'oidc'
  /** What the administration of the provider is called there. Unknown in guides for any provider. */
  console?: string
  /** The ways that the provider offers, the best one first. */
  asks: readonly [Ask, ...Ask[]]
  /** What the provider calls the attributes. One that it cannot send is left out. */
  attributes: AttributeNames
  /** Whether it can send the groups of a person. */
  sendsGroups: boolean
  /** Scopes to ask for in addition, without which the provider sends no groups. */
  scopes?: readonly string[]
  /** What can be filled in already, as it is the same for everybody. */
  known?: Readonly<Partial<Record<Answer, string>>>
  steps: readonly Step[]
}

export interface Provider {
  /** In addresses and names of files. */
  slug: string
  name: string
  /** Two letters or so, in place of a logo. */
  monogram: string
  guides: readonly [Guide, ...Guide[]]
}

/** A guide, with what its provider is called. */
export interface ProviderGuide extends Guide {
  slug: string
  name: string
  monogram: string
}
