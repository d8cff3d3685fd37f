// Stands in for node:child_process in the bundle: nothing that is bundled starts another program. The pager alone does, and
// takes the real one (src/io/terminal/pager.ts).
export const spawn = undefined
export const spawnSync = undefined
export default {}
