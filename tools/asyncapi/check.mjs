// SPDX-License-Identifier: MIT
// Hold AsyncAPI documents against the official parser: node check.mjs FILE...

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { Parser } = createRequire(`${process.cwd()}/index.js`)('@asyncapi/parser');

let errors = 0;
for (const file of process.argv.slice(2)) {
	const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'));
	const wrong = diagnostics.filter(({ severity }) => severity === 0);
	for (const { path, message } of wrong) console.error(`${file}: ${path.join('.')}: ${message}`);
	errors += wrong.length + (document ? 0 : 1);
	const others = diagnostics.length - wrong.length;
	console.log(`${file}: ${wrong.length} errors, ${others} remarks, ${document?.allOperations().length ?? 0} operations`);
}
process.exitCode = errors ? 1 : 0;
