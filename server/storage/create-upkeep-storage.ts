import { blameBad, openObjects, untracedBad } from './programs/bad-objects.ts'
import { careJob, careJobs, finishJob, holdJob, noteJob, releaseJob, startJob } from './programs/care-jobs.ts'
import { dueShops, newestVerified, shopsToPurge, shopsToTrace } from './programs/care-due.ts'
import { gcStep } from './programs/gc.ts'
import { purgeBackups } from './programs/purge.ts'
import {
  absent,
  badObjects,
  countObjects,
  objectsIn,
  reportMissing,
  reportTampered,
  topsAfter,
} from './programs/scrub.ts'
import { lockShop } from './programs/shops.ts'
import type { Runner } from './runner.ts'
import type { Program } from './statement.ts'
import type { GcStorage, JobStorage, ScrubStorage, UpkeepStorage } from './upkeep-storage.ts'

/** The upkeep of any database that runs programs. */
export function createUpkeepStorage(runner: Runner): UpkeepStorage {
  return { gc: gcStorage(runner), scrub: scrubStorage(runner), jobs: jobStorage(runner) }
}

function gcStorage(runner: Runner): GcStorage {
  return {
    shopsToPurge: (after, before, limit) => runner.read(() => shopsToPurge(after, before, limit)),
    purge: (shop, before, limit) => runner.write(() => purgeBackups(shop, before, limit)),
    step: (shop, turn) => runner.write(() => gcStep(shop, turn)),
  }
}

function scrubStorage(runner: Runner): ScrubStorage {
  return {
    count: (shop) => runner.read(() => countObjects(shop)),
    objects: (shop, page) => runner.read(() => objectsIn(shop, page)),
    absent: (shop, ids) => runner.read(() => absent(shop, ids)),
    tops: (shop, page) => runner.read(() => topsAfter(shop, page)),
    reportTampered: (shop, id, body, at) => runner.write(() => reportTampered(shop, id, body, at)),
    reportMissing: (shop, id, by, at) => runner.write(() => reportMissing(shop, id, by, at)),
    shopsToTrace: (limit) => runner.read(() => shopsToTrace(limit)),
    newestVerified: (shop) => runner.read(() => newestVerified(shop)),
    untraced: (shop, limit) => runner.read(() => untracedBad(shop, limit)),
    open: (shop, ids) => runner.write(() => locked(shop, openObjects(shop, ids))),
    blame: (shop, id, numbers, at) => runner.write(() => locked(shop, blameBad(shop, id, numbers, at))),
    bad: (shop) => runner.read(() => badObjects(shop)),
  }
}

function jobStorage(runner: Runner): JobStorage {
  return {
    get: (shop, job) => runner.read(() => careJob(shop, job)),
    all: (shop) => runner.read(() => careJobs(shop)),
    dueShops: (job, now, limit, managed) => runner.read(() => dueShops(job, now, limit, managed)),
    hold: (job, holder, at, until) => runner.write(() => holdJob(job, holder, at, until)),
    release: (job, holder) => runner.write(() => releaseJob(job, holder)),
    start: (shop, job, at) => runner.write(() => startJob(shop, job, at)),
    note: (shop, job, state) => runner.write(() => noteJob(shop, job, state)),
    finish: (shop, job, done) => runner.write(() => finishJob(shop, job, done)),
  }
}

function* locked<Result>(shop: string, program: Program<Result>): Program<Result> {
  yield* lockShop(shop)
  return yield* program
}
