// SPDX-License-Identifier: GPL-3.0-or-later
// What the strict clients share: the administration of the octroid under test, approval in the place of a
// person, and one line a finding.
import { createInterface } from 'node:readline'

export const issuer = new URL(process.env.OCTROI_ISSUER)
export const redirectUri = 'https://app.example/cb'
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** Asks the program that started this one; it answers with one line. */
async function ask(question) {
  process.stdout.write(`ask ${question}\n`)
  return (await lines.next()).value
}
/** A person signs in and approves everything; where the browser ends up. */
export async function approve(url) {
  return new URL(await ask(`approve ${url}`))
}
export async function approveDevice(userCode) {
  return ask(`device ${userCode}`)
}

async function administer(method, path, body) {
  const response = await fetch(new URL(path, issuer), {
    method,
    headers: { authorization: `Bearer ${process.env.OCTROI_ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
export async function makeClient(members) {
  return administer('POST', '/v1/clients', { application_id: process.env.OCTROI_APPLICATION, name: 'Strict', ...members })
}
export async function makeRegistrationToken(grants, uses = 10) {
  const made = await administer('POST', '/v1/registration-tokens', {
    application_id: process.env.OCTROI_APPLICATION, name: 'Strict', grant_types: grants, scopes: ['orders:read', 'openid'], uses,
  })
  return made.token
}

const steps = []
export function step(name, run) {
  steps.push({ name, run })
}
export async function runAll() {
  for (const { name, run } of steps) {
    try {
      await run()
      process.stdout.write(`ok ${name}\n`)
    } catch (error) {
      const cause = error?.cause ? ` | ${JSON.stringify(error.cause)?.slice(0, 400)}` : ''
      process.stdout.write(`not ok ${name}: ${String(error?.stack ?? error).split('\n').slice(0, 3).join(' ')}${cause}\n`)
    }
  }
  process.stdout.write('end\n')
  process.exit(0)
}
export function expect(condition, what) {
  if (!condition) throw new Error(`expected ${what}`)
}
/** Fails unless `run` is refused with this OAuth error. */
export async function refused(error, run) {
  try {
    await run()
  } catch (thrown) {
    // oauth4webapi stops at the challenge of a 401 and hands over the answer unread.
    const unread = thrown.response?.bodyUsed === false ? (await thrown.response.json()).error : undefined
    const told = thrown.error ?? thrown.cause?.error ?? unread
    expect(told === error, `${error}, not ${told ?? thrown}`)
    return
  }
  throw new Error(`expected ${error}, but it was allowed`)
}
