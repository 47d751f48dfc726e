import type { ProgressResult } from '@clack/prompts'
import type { CliIo, Progress } from './cli-io.ts'

const NOTHING: Progress = { show: () => undefined, end: () => undefined }

/** The real world of a command: this process, with bars and questions on stderr when that is a terminal. */
export async function terminalIo(): Promise<CliIo> {
  const { stdin, stdout, stderr, env } = process
  // A terminal that tells no width would get a letter a line
  const clack = stderr.isTTY && stderr.columns > 20 ? await import('@clack/prompts') : undefined
  return {
    env,
    // npm runs scripts in the project's folder and says here where it was called
    cwd: env['INIT_CWD'] ?? process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    progress: clack === undefined ? NOTHING : bars(clack.progress),
    now: Date.now,
    async askSecret(message) {
      if (clack === undefined || !stdin.isTTY) return undefined
      const answer = await clack.password({ message, output: stderr })
      return clack.isCancel(answer) ? undefined : answer
    },
  }
}

/** One bar at a time, in hundredths; a step whose length is not known is only named. */
function bars(progress: typeof import('@clack/prompts').progress): Progress {
  let bar: { what: string; shown: number; result: ProgressResult } | undefined
  const end = () => {
    bar?.result.clear()
    bar = undefined
  }
  return {
    end,
    show(what, done, total) {
      if (bar?.what !== what) {
        end()
        bar = { what, shown: 0, result: progress({ max: 100, output: process.stderr }) }
        bar.result.start(what)
      }
      const reached = total === 0 ? 0 : Math.floor((done / total) * 100)
      if (reached <= bar.shown) return
      bar.result.advance(reached - bar.shown, what)
      bar.shown = reached
    },
  }
}
