// Stands in for node:child_process in the bundle: this program starts no other program.
export const spawn = undefined
export const spawnSync = undefined
export default {}
