import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { KDF } from '../../shared/keys/password.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { eachTestHasFolder, folder, server, shop } from '../../tests/fixtures/shop-in-folder.ts'
import { runJson, runTest } from './test-io.ts'

eachTestHasFolder()

const reset = (login: string) => runJson(folder.env, ['shops', 'reset-password', '--login', login])

it('the operator makes a code beside the running server, and a device sets a new password with it', async () => {
  const { code, json } = await reset(shop.login.toUpperCase())
  expect({ code, json }).toMatchObject({
    code: 0,
    json: { ok: true, shopId: shop.shopId, login: shop.login },
  })
  const auth = toBase64Url(randomBytes(32))
  const device = { deviceId: 'tablet', name: 'Tablet' }
  const answer = await server.ask('POST', '/api/password-resets/claim', {
    json: {
      login: shop.login,
      code: json['code'],
      newAuth: auth,
      salt: toBase64Url(randomBytes(16)),
      kdf: KDF,
      device,
    },
  })
  expect(answer.status).toBe(200)
  const signIn = await server.ask('POST', '/api/devices', { json: { login: shop.login, auth, device } })
  expect(signIn.status).toBe(200)
})

it('the code stands once in what is printed, for a person to read out', async () => {
  const { out, code } = await runTest(folder.env, ['shops', 'reset-password', '--login', shop.login])
  expect(code).toBe(0)
  expect(out.match(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/g)).toHaveLength(1)
  expect(out).toContain('Corner shop')
})

it('refuses a shop in private custody with the reason, an unknown login, and a call without one', async () => {
  const theirs = await server.signUp({ custody: 'private', key: undefined })
  expect(await reset(theirs.login)).toMatchObject({
    code: 1,
    json: { ok: false, code: 'custody_private', hint: expect.stringContaining('recovery code') },
  })
  expect(await server.storage.passwords.resetOf(theirs.shopId)).toBeUndefined()
  expect(await reset('nobody')).toMatchObject({ code: 1, json: { code: 'not_found', field: 'login' } })
  expect((await runTest(folder.env, ['shops', 'reset-password'])).code).toBe(2)
})

it('the list of shops is still what `shops` alone prints', async () => {
  expect(await runJson(folder.env, ['shops'])).toMatchObject({
    code: 0,
    json: { shops: [{ name: 'Corner shop' }] },
  })
})
