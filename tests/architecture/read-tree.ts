import { globSync } from 'node:fs'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

/** Folders whose imports are ruled. */
export const ROOMS = ['shared', 'client', 'sw', 'server'] as const

/** Every TypeScript file under `rooms` of `baseDir`, tests too, with forward slashes. */
export function filesOf(baseDir: string, rooms: readonly string[] = ROOMS): string[] {
  return rooms
    .flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: baseDir }))
    .filter((file) => !file.endsWith('.d.ts'))
}

/** Reads all imports under `baseDir` and holds them against `rules`. */
export async function readTree(
  baseDir: string,
  rules: readonly IForbiddenRuleType[],
): Promise<ICruiseResult> {
  const result = await cruise(filesOf(baseDir), {
    baseDir,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|html|sql|woff2)' },
    validate: true,
    ruleSet: { forbidden: [...rules] },
  })
  if (typeof result.output === 'string') throw new Error('the import reader answered with text')
  return result.output
}
