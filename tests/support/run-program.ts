// The built program without a terminal: what it wrote, and how it ended.
import { spawn } from 'node:child_process'
import { cleanEnvironment, program } from './terminal.ts'

export interface RunOptions {
  args: string[]
  dataFolder: string
  env?: Record<string, string>
  input?: string
  /** Leaves stdin open, as a program that waits to write to it would. */
  keepInputOpen?: boolean
  /** A run that takes longer is killed: it hangs. */
  limitMs?: number
}

export interface Run {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** Runs it to the end. */
export function runProgram(options: RunOptions): Promise<Run> {
  return runCommand(process.execPath, [program, ...options.args], options)
}

/** Runs `sh -c script` with the program as `"$0" "$1"` before its arguments. */
export function runInShell(script: string, options: Omit<RunOptions, 'args'>): Promise<Run> {
  return runCommand('sh', ['-c', script, process.execPath, program], options)
}

function runCommand(file: string, args: string[], options: Omit<RunOptions, 'args'>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.dataFolder,
      env: cleanEnvironment(options.dataFolder, options.env),
      timeout: options.limitMs ?? 20_000,
      killSignal: 'SIGKILL',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }))
    // A program that never reads is gone before its input is: that is its right.
    child.stdin.on('error', () => {})
    if (options.keepInputOpen) child.on('exit', () => child.stdin.end())
    else child.stdin.end(options.input ?? '')
  })
}
