// Reads Bicep files by the grammar; exits with 1 when one does not fit it.
// node check.cjs TOOLS FILE...: TOOLS is the folder with node_modules.
const fs = require('node:fs');
const path = require('node:path');

const [tools, ...files] = process.argv.slice(2);
const modules = path.resolve(tools, 'node_modules');
const Parser = require(path.join(modules, 'web-tree-sitter'));

function mistakes(node) {
  if (node.isError || node.isMissing) {
    return [`line ${node.startPosition.row + 1}: ${node.isMissing ? `${node.type} is missing` : node.text.slice(0, 60)}`];
  }
  return node.hasError ? node.children.flatMap(mistakes) : [];
}

(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Parser.Language.load(path.join(modules, 'tree-sitter-bicep', 'tree-sitter-bicep.wasm')));
  const found = text => mistakes(parser.parse(text).rootNode);
  // The check itself finds a mistake.
  let wrong = found("resource a 'b@1' = { name: }").length === 0 ? ['the check finds nothing'] : [];
  for (const file of files) {
    wrong = wrong.concat(found(fs.readFileSync(file, 'utf8')).map(mistake => `${file}, ${mistake}`));
  }
  wrong.forEach(line => console.log(`PROBLEM ${line}`));
  console.log(`Bicep: ${files.length} files, ${wrong.length} problems`);
  process.exit(wrong.length || files.length === 0 ? 1 : 0);
})();
