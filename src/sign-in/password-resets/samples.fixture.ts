import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, create }) {
    const { id, password_reset_token: token } = await create('/user_management/password_reset', {
      email: member('email'),
    })
    return { objects: { '/user_management/password_reset/': id }, members: { password_reset_token: token, token } }
  },
  async leaveTraces({ create }, { email }) {
    await create('/user_management/password_reset', { email })
  },
  calls: {
    UserlandUsersController_createPasswordResetToken: [{ events: ['password_reset.created'] }],
    'gatehouse.password_reset.send': [
      { with: { password_reset_url: 'https://app.example.com/reset' }, events: ['password_reset.created'] },
    ],
    'UserlandUsersController_resetPassword[0]': [
      {
        with: { new_password: 'another sturdy long passphrase' },
        events: ['gatehouse.credential.changed', 'session.revoked', 'password_reset.succeeded'],
      },
    ],
  },
})
