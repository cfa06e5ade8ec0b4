import { Type } from 'typebox'
import { isTemplate, setTemplate } from '#sign-in/jwt-templates/index.ts'
import { at } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

export const jwtTemplate = defineSection({
  schema: Entry({ content: Type.String() }),
  create: ({ tx, done }, { content }) =>
    at(['jwtTemplate'], async () => {
      const isSame = await isTemplate(tx, content)
      if (!isSame) await setTemplate(tx, content)
      done('JWT template', 'of the environment', isSame ? 'left' : 'changed')
    }),
})
