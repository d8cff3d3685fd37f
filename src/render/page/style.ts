// How a page looks: on a phone, on a large screen, in the dark, and on paper without colours.

const sans =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif'

// Sizes are in rem: all grows with the letters that a person has chosen. No meaning rests on a colour.
const style = `
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --box: #f3f3f3; --quiet: #4d4d4d; --line: #767676; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
:root { --text: #ececec; --page: #161616; --box: #262626; --quiet: #c2c2c2; --line: #949494; --link: #a9cdff; }
}
* { box-sizing: border-box; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; color: var(--text); background: var(--page); font-family: ${sans}; line-height: 1.6; overflow-wrap: anywhere; }
h1, h2, h3, h4 { margin: 0; line-height: 1.4; }
h1 { font-size: 1.5rem; }
h2 { margin-top: 1.75rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; font-size: 1.25rem; }
h3 { font-size: 1.1rem; }
h4 { margin-top: .75rem; font-size: 1rem; }
p { margin: .5rem 0; }
ul, ol { margin: .5rem 0; padding-left: 1.75rem; }
li { margin: .35rem 0; }
li p { margin: .15rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font-size: .95rem; }
.quiet, footer { color: var(--quiet); }
.warning { font-weight: bold; }
.next { margin-top: 1rem; border: 3px solid var(--text); border-radius: .5rem; padding: 0 1rem .75rem; }
.next h2 { margin-top: .75rem; border: 0; }
.next h3 { font-size: 1.3rem; }
.contacts { padding: 0; list-style: none; }
.contacts li { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .75rem; margin: .75rem 0; }
.contacts div { flex: 1 1 10rem; }
li a[href^='tel:']:not(.call), p a[href^='tel:'] { white-space: nowrap; }
.call { flex: 0 1 auto; min-width: 7rem; border: 2px solid var(--link); border-radius: .5rem; padding: .5rem .75rem; font-size: min(1.4rem, 7vw); font-weight: bold; text-align: center; text-decoration: none; }
.never { margin: .75rem 0; border-left: .35rem double var(--text); padding-left: .75rem; }
.say { border: 1px solid var(--line); border-radius: .35rem; padding: .6rem .75rem; background: var(--box); -webkit-user-select: all; user-select: all; }
details { border-bottom: 1px solid var(--line); }
.next details { border-top: 1px solid var(--line); border-bottom: 0; }
summary { padding: .75rem 0 .75rem 1.2rem; font-weight: bold; text-indent: -1.2rem; cursor: pointer; }
summary h2, summary h3 { display: inline; border: 0; }
summary .state { display: block; color: var(--quiet); font-weight: normal; text-indent: 0; }
.number { display: inline-block; min-width: 1.75rem; text-indent: 0; }
.here { border-bottom: 1px solid var(--line); padding: .75rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none; }
nav li { margin: 0; }
nav a, .dates a { display: inline-block; padding: .35rem 0; }
footer { margin-top: 2rem; border-top: 2px solid var(--line); padding-top: .5rem; }
`

// Last, so that nothing before it holds on paper. What is folded is printed too.
const print = `
@media print {
@page { size: A4; margin: 18mm; }
:root { color-scheme: light; --text: #000; --page: #fff; --box: #fff; --quiet: #000; --line: #000; --link: #000; }
body { max-width: none; padding: 0; line-height: 1.45; }
nav { display: none; }
details::details-content { display: block; block-size: auto; content-visibility: visible; }
summary { list-style: none; padding: .5rem 0 0; text-indent: 0; }
summary::-webkit-details-marker { display: none; }
h1, h2, h3, h4, summary { break-after: avoid; }
li, p, .script { break-inside: avoid; }
p { margin: .3rem 0; }
li, .contacts li { margin: .15rem 0; }
.contacts p, .contacts div { display: inline; margin-right: .5rem; }
.call { border: 0; padding: 0; min-width: 0; font-size: 1.1rem; }
}
`

/** The style of a page; with `isLarge` all of it is larger. */
export function pageStyle(isLarge: boolean): string {
  const [screen, paper] = isLarge ? ['150%', '15pt'] : ['106.25%', '10.5pt']
  return `html { font-size: ${screen}; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }${style}${print}@media print { html { font-size: ${paper}; } }\n`
}
