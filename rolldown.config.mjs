import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from 'rolldown'
import { staticClosure } from './tools/static-imports.mjs'

// CommonJS starts fastest on Node 20; what `import()` names becomes a chunk of its own, read only when used.
const output = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
  exports: 'auto',
  cleanDir: true,
  comments: { legal: true },
}

// Some packages hold others inside them already, which therefore are no modules here.
const heldInside = { docx: ['fflate', 'docx/node_modules/nanoid'] }

// The licences of what is bundled go with it.
const thirdParty = (fileName) => ({
  name: 'third-party',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}))
    const folders = new Set(ids.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []))
    for (const [holder, held] of Object.entries(heldInside))
      if (folders.has(resolve('node_modules', holder)))
        for (const name of held) folders.add(resolve('node_modules', name))
    const texts = [...folders].sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
      const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : ''
      return `${name} ${version} (${license})\n\n${text}`
    })
    this.emitFile({ type: 'asset', fileName, source: `${texts.join('\n\n---\n\n')}\n` })
  },
})

// What the entry imports at once is one file: each file more costs a start its time. What it names by `import()` loads
// when it is used. So the source says by how it imports what is loaded at every start.
const atOnce = new Set([...staticClosure('src/main.ts')].map((file) => resolve(file)))
const packagesAtOnce = /\/node_modules\/(?:commander|get-east-asian-width)\//
const isForEveryStart = (path) => atOnce.has(path) || packagesAtOnce.test(path)

export default defineConfig([
  {
    plugins: [thirdParty('third-party.txt')],
    input: { main: 'src/main.ts' },
    platform: 'node',

    // commander would load it to run subcommands as programs of their own, which we have none of.
    resolve: {
      alias: {
        'node:child_process': resolve('tools/no-child-process.mjs'),
        // Starts and parses faster than yaml's build for Node, and prints no tokens when LOG_TOKENS is set.
        yaml: resolve('node_modules/yaml/browser/dist/index.js'),
      },
    },
    output: {
      ...output,
      dir: 'dist',
      minify: true,
      codeSplitting: { groups: [{ name: 'program', test: isForEveryStart }] },
    },
  },
  // By itself: sharing a chunk with the program would start the program in the thread. Built after it, into its folder.
  {
    plugins: [thirdParty('third-party-age.txt')],
    input: { 'age-worker': 'src/io/sessions/age-worker.ts' },
    platform: 'node',
    output: { ...output, dir: 'dist', cleanDir: false, minify: true },
  },
  {
    input: Object.fromEntries(
      ['bench-words', 'compile-content', 'digest-plans', 'format-playbooks', 'make-docs'].map((name) => [
        name,
        `tools/${name}.ts`,
      ]),
    ),
    platform: 'node',
    output: { ...output, dir: 'build' },
  },
])
