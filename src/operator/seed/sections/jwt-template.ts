import { Type } from 'typebox'
import { isTemplate, setTemplate } from '#sign-in/jwt-templates/index.ts'
import { at } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

export const jwtTemplate = defineSection({
  schema: Entry({ content: Type.String() }),
  create: ({ tx }, { content }) =>
    at(['jwtTemplate'], async () => {
      if (!(await isTemplate(tx, content))) await setTemplate(tx, content)
    }),
})
