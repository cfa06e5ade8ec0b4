import { defineSamples } from '#test/slice-samples.ts'
import { challengeTotp, enrollTotp, totpNow, totpSecret } from '#test/totp-calls.ts'

export const samples = defineSamples({
  async furnish({ member, create }) {
    const factor = await create('/auth/factors/enroll', {
      type: 'totp',
      totp_user: member('email'),
      user_id: member('user_id'),
    })
    const challenge = await create(`/auth/factors/${factor.id}/challenge`)
    return {
      objects: { '/auth/factors/': factor.id, '/auth/challenges/': challenge.id },
      members: { authentication_challenge_id: challenge.id, authentication_factor_id: factor.id },
    }
  },
  async leaveTraces({ create }, { user_id, text, phone }) {
    await create('/auth/factors/enroll', { type: 'totp', totp_user: text, user_id })
    await create('/auth/factors/enroll', { type: 'sms', phone_number: phone, user_id })
  },
  calls: {
    AuthenticationFactorsController_create: [
      { with: ({ members: { user_id } }) => ({ type: 'totp', totp_user: 'ada', user_id }) },
    ],
    AuthenticationChallengesController_verify: [
      {
        with: async (kit) => {
          const challenge = await challengeTotp(kit, await enrollTotp(kit))
          return { path: `/auth/challenges/${challenge}/verify`, code: totpNow() }
        },
      },
    ],
    'gatehouse.mfa.factors.challenge_named': [{}],
    'gatehouse.mfa.challenges.verify_named': [
      {
        with: async (kit) => ({
          authentication_challenge_id: await challengeTotp(kit, await enrollTotp(kit)),
          code: totpNow(),
        }),
      },
    ],
    'UserlandUserAuthenticationFactorsController_create[0]': [
      { with: { totp_secret: totpSecret }, events: ['gatehouse.credential.changed'] },
    ],
  },
})
