import { readFileSync, readdirSync } from 'node:fs'

/** Megabytes of a line of /proc/<pid>/status (`VmRSS`, `VmHWM`). */
export function processMb(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) / 1024
}

/** The largest memory that any renderer of the browser with this profile ever had, in MB. */
export function rendererPeakMb(profile: string): number {
  const browsers = new Set(pids().filter((pid) => commandLine(pid).includes(`--user-data-dir=${profile}`)))
  const renderers = pids().filter(
    (pid) => commandLine(pid).includes('--type=renderer') && descends(pid, browsers),
  )
  return Math.max(0, ...renderers.map((pid) => processMb(pid, 'VmHWM')))
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`)
}

function descends(pid: number, from: ReadonlySet<number>): boolean {
  for (let at = pid; at > 1;) {
    if (from.has(at)) return true
    at = Number(/PPid:\s+(\d+)/.exec(read(`/proc/${at}/status`))?.[1] ?? 0)
  }
  return false
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // the process has ended meanwhile
    return ''
  }
}
