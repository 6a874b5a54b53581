// tokens.js MODULES GRAMMAR <TEXT: the same by the engine of VS Code, found in the folder MODULES: one `scope<TAB>text` a line.
const fs = require('fs');
const path = require('path');
const [modules, grammarFile] = process.argv.slice(2);
const oniguruma = require(path.resolve(modules, 'vscode-oniguruma'));
const textmate = require(path.resolve(modules, 'vscode-textmate'));

async function main() {
  await oniguruma.loadWASM(fs.readFileSync(path.join(modules, 'vscode-oniguruma/release/onig.wasm')).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammarFile, 'utf8'), 'nuan.json'),
  });
  const grammar = await registry.loadGrammar('source.nuan');
  let stack = textmate.INITIAL;
  for (const line of fs.readFileSync(0, 'utf8').replace(/\n$/, '').split('\n')) {
    const read = grammar.tokenizeLine(line, stack);
    stack = read.ruleStack;
    for (const token of read.tokens) {
      const text = line.slice(token.startIndex, token.endIndex);
      const scope = token.scopes.length > 1 ? token.scopes[token.scopes.length - 1] : 'plain';
      if (text.trim()) console.log(`${scope}\t${text}`);
    }
  }
}
main();
