// node spans.mjs GRAMMAR FILE…: as JSON, for every file its lines, for every line the innermost scope
// of each character (a code point): "" where it has none but the file's own.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const [grammarFile, ...files] = process.argv.slice(2);
const raw = textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile);
await oniguruma.loadWASM(
  readFileSync(fileURLToPath(import.meta.resolve("vscode-oniguruma/release/onig.wasm"))),
);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => raw,
});
const grammar = await registry.loadGrammar(raw.scopeName);

// The engine counts in UTF-16.
function byCharacter(line, tokens) {
  const scopes = [];
  let offset = 0;
  for (const character of line) {
    const token = tokens.findLast((candidate) => candidate.startIndex <= offset);
    const scope = token.scopes.at(-1);
    scopes.push(scope === raw.scopeName ? "" : scope);
    offset += character.length;
  }
  return scopes;
}

function byLine(file) {
  let state = textmate.INITIAL;
  return readFileSync(file, "utf8").split("\n").slice(0, -1).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return byCharacter(line, tokens);
  });
}

process.stdout.write(JSON.stringify(files.map(byLine)));
