// Paths that lead to another computer. Windows logs on there with the person's account when it only looks at one.

/** Whether a path is one of a network share (`\\host\share`), or of a device, in any way that Windows takes it. */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path)
}
