import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create, server }) {
    const flag = await create('/feature-flags', { slug: `beta-${name}`, name, rollout_percentage: 100 })
    await server.api.put(`/feature-flags/${flag.slug}/targets/${member('user_id')}`, { enabled: true })
    await server.api.put(`/feature-flags/${flag.slug}/custom_targets/workspace/${name}`)
    return {
      objects: {
        '/feature-flags/': flag.slug,
        '/feature-flags/{slug}/custom_targets/': 'workspace',
        '/feature-flags/{slug}/custom_targets/{type}/': name,
        '/feature-flags/{slug}/targets/': member('user_id'),
      },
    }
  },
  async leaveTraces({ name, server: { api } }, { user_id }) {
    await api.put(`/feature-flags/beta-${name}/targets/${user_id}`, { enabled: true })
  },
  calls: {
    'gatehouse.feature_flags.create': [{ events: ['flag.created'] }],
    'gatehouse.feature_flags.update': [
      { with: { name: 'Renamed', rollout_percentage: 50 }, events: ['flag.updated', 'flag.rule_updated'] },
    ],
    'gatehouse.feature_flags.delete': [{ events: ['flag.deleted'] }],
    FeatureFlagsController_enableFlag: [{ events: ['flag.rule_updated'] }],
    FeatureFlagsController_disableFlag: [
      {
        first: ({ done, pathOf }) => done('PUT', pathOf('FeatureFlagsController_enableFlag')),
        events: ['flag.rule_updated'],
      },
    ],
    FlagTargetsController_createTarget: [
      {
        first: ({ done, pathOf }) => done('DELETE', pathOf('FlagTargetsController_deleteTarget')),
        events: ['flag.rule_updated'],
      },
    ],
    FlagTargetsController_deleteTarget: [{ events: ['flag.rule_updated'] }],
    'gatehouse.feature_flags.set_target': [
      {
        with: ({ members, pathOf }) => ({
          path: pathOf('gatehouse.feature_flags.set_target').replace(/[^/]+$/, String(members.organization_id)),
          enabled: false,
        }),
        events: ['flag.rule_updated'],
      },
    ],
    'gatehouse.feature_flags.set_custom_target': [
      {
        with: ({ pathOf }) => ({
          path: pathOf('gatehouse.feature_flags.set_custom_target').replace(/[^/]+$/, 'another'),
        }),
        events: ['flag.rule_updated'],
      },
    ],
    'gatehouse.feature_flags.delete_custom_target': [{ events: ['flag.rule_updated'] }],
  },
  endings: {
    user: ['flag.rule_updated'],
  },
})
