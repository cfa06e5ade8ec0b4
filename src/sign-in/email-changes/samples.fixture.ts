import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async leaveTraces({ create }, { user_id, unprovenEmail }) {
    await create(`/user_management/users/${user_id}/email_change/send`, { new_email: unprovenEmail })
  },
  calls: {
    UserlandUsersController_sendEmailChange: [{ with: { new_email: 'ada@other.example' } }],
    UserlandUsersController_confirmEmailChange: [
      {
        with: async ({ done, members, codeTo }) => {
          const user = `/user_management/users/${members.user_id}`
          await done('POST', `${user}/email_change/send`, { new_email: 'ada@other.example' })
          return { code: await codeTo('ada@other.example') }
        },
        events: ['user.updated'],
      },
    ],
  },
})
