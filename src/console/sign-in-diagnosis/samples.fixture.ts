import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member }) {
    return { searches: { 'gatehouse.sign_ins.diagnose': { subject: member('email') } } }
  },
})
