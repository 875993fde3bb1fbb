// SPDX-License-Identifier: MIT
// Facts of a server's API, read from its published TypeScript declarations.
//
//   node extract.mjs FOLDER > facts.json
//
// FOLDER has node_modules with the packages and the TypeScript compiler. Types are
// written as TypeScript writes them, without `undefined`, members in order, so that
// equal types give equal text; and as JSON Schema as far as that is plain.

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, 'index.js'));
const ts = require('typescript');

const CORE = '@rocket.chat/core-typings';
const REST = '@rocket.chat/rest-typings';
const DDP = '@rocket.chat/ddp-client';
const VERBS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const DEEPEST = 3;
const LONGEST = 300;

const at = (name) => join(folder, 'node_modules', name);
const manifest = (name) => JSON.parse(readFileSync(join(at(name), 'package.json'), 'utf8'));
const declarations = (name) => {
	const { types, typings } = manifest(name);
	return join(at(name), types ?? typings ?? 'dist/index.d.ts');
};
const has = (name) => existsSync(at(name));

const roots = [CORE, REST].filter(has).map(declarations);
const streams = join(at(DDP), 'dist/types/streams.d.ts');
const methods = join(at(DDP), 'dist/types/methods.d.ts');
roots.push(...[streams, methods].filter(existsSync));

const program = ts.createProgram(roots, {
	module: ts.ModuleKind.ESNext,
	moduleResolution: ts.ModuleResolutionKind.Node10,
	target: ts.ScriptTarget.ESNext,
	noEmit: true,
	skipLibCheck: true,
	strict: true,
	types: [],
});
const checker = program.getTypeChecker();
const FLAGS = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

const plain = (type) => checker.getNonNullableType(type);
const isOptional = (symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

// Long types keep their beginning, and a digest by which they are still compared.
function shortened(words) {
	if (words.length <= LONGEST) return words;
	return `${words.slice(0, LONGEST)}... (${createHash('sha256').update(words).digest('hex').slice(0, 12)})`;
}

function text(type) {
	return shortened(whole(type));
}

function whole(type) {
	const parts = type.isUnion() ? type.types.map((one) => checker.typeToString(one, undefined, FLAGS)) : [checker.typeToString(type, undefined, FLAGS)];
	return [...new Set(parts)]
		.filter((part) => part !== 'undefined')
		.map((part) => part.replace(/import\("[^"]*"\)\./g, ''))
		.sort()
		.join(' | ')
		.replace('false | true', 'boolean');
}

function literals(type) {
	const parts = type.isUnion() ? type.types : [type];
	return parts.every((one) => one.isStringLiteral() || one.isNumberLiteral()) ? parts.map((one) => one.value) : undefined;
}

// As JSON Schema, where a type is plain; {} is any JSON.
function shape(type, depth = 0) {
	const bare = plain(type);
	const isNull = bare !== type && type.isUnion() && type.types.some((one) => one.flags & ts.TypeFlags.Null);
	const made = bareShape(bare, depth);
	return isNull && Object.keys(made).length ? { anyOf: [made, { type: 'null' }] } : made;
}

function bareShape(type, depth) {
	if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
	if (type.flags & ts.TypeFlags.StringLike && !type.isUnion()) return type.isStringLiteral() ? { const: type.value } : { type: 'string' };
	if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
	if (type.flags & ts.TypeFlags.NumberLike && !type.isUnion()) return type.isNumberLiteral() ? { const: type.value } : { type: 'number' };
	const values = literals(type);
	if (values) return { enum: values.sort() };
	const name = (type.aliasSymbol ?? type.getSymbol())?.name;
	if (name === 'Date') return { $ref: 'Timestamp' };
	if (depth < DEEPEST && checker.isArrayType(type)) {
		return { type: 'array', items: shape(checker.getTypeArguments(type)[0], depth + 1) };
	}
	if (type.isUnion()) return {};
	const isOwn = (symbol) => symbol?.declarations?.some((one) => one.getSourceFile().fileName.includes('@rocket.chat'));
	if (isOwn(type.aliasSymbol) || (type.isClassOrInterface() && isOwn(type.getSymbol()))) return { 'x-upstream': name };
	const index = type.getStringIndexType();
	if (index && depth < DEEPEST) return { type: 'object', additionalProperties: shape(index, depth + 1) };
	return type.flags & ts.TypeFlags.Object ? { type: 'object' } : {};
}

function field(symbol) {
	const type = checker.getTypeOfSymbol(symbol);
	return { type: text(type), optional: isOptional(symbol) || (type.isUnion() && type.types.some((one) => one.flags & ts.TypeFlags.Undefined)), schema: shape(type) };
}

function fields(type) {
	const parts = type.isUnion() ? type.types : [type];
	const found = new Map();
	for (const part of parts) {
		if (!(part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || checker.isArrayType(part)) continue;
		for (const symbol of checker.getPropertiesOfType(part)) {
			if (symbol.name.startsWith('__@')) continue;
			const known = found.get(symbol.name);
			const made = field(symbol);
			if (known && known.type !== made.type) made.type = [...new Set([...known.type.split(' | '), ...made.type.split(' | ')])].sort().join(' | ');
			if (known && JSON.stringify(known.schema) !== JSON.stringify(made.schema)) made.schema = {};
			made.optional ||= known?.optional ?? false;
			found.set(symbol.name, made);
		}
	}
	if (parts.length > 1) {
		const counts = (name) => parts.filter((part) => part.getProperty?.(name)).length;
		for (const [name, made] of found) made.optional ||= counts(name) < parts.length;
	}
	return sorted([...found]);
}

function exportsOf(path) {
	const source = program.getSourceFile(path);
	const symbol = source && checker.getSymbolAtLocation(source);
	return symbol ? checker.getExportsOfModule(symbol) : [];
}

function typesOf(path) {
	const found = [];
	for (const symbol of exportsOf(path)) {
		const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
		if (!(target.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class))) continue;
		const declaration = target.declarations?.[0];
		if (!declaration || declaration.typeParameters?.length) continue;
		const type = checker.getDeclaredTypeOfSymbol(target);
		const known = fields(type);
		found.push([symbol.name, Object.keys(known).length ? { fields: known } : { alias: text(type) }]);
	}
	return sorted(found);
}

function interfaceOf(path, name) {
	const symbol = exportsOf(path).find((one) => one.name === name);
	if (!symbol) return undefined;
	return checker.getDeclaredTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
}

function endpointsOf(path) {
	const all = interfaceOf(path, 'Endpoints');
	const found = [];
	for (const symbol of all ? checker.getPropertiesOfType(all) : []) {
		const type = checker.getTypeOfSymbol(symbol);
		for (const verb of VERBS) {
			const call = type.getProperty(verb);
			const [signature] = call ? checker.getTypeOfSymbol(call).getCallSignatures() : [];
			if (!signature) continue;
			const [params] = signature.getParameters();
			const taken = params ? fields(plain(checker.getTypeOfSymbol(params))) : {};
			found.push([`${verb} ${symbol.name.replace(/^\/v1\//, '/v1/')}`, { params: taken, result: fields(plain(signature.getReturnType())) }]);
		}
	}
	return sorted(found);
}

function pattern(node) {
	const literal = node.literal ?? node;
	if (ts.isStringLiteral(literal) || ts.isNoSubstitutionTemplateLiteral(literal)) return literal.text;
	if (ts.isTemplateLiteralTypeNode(node)) return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
	return '{}';
}

function eventsOf(path) {
	const source = program.getSourceFile(path);
	const found = new Map();
	const visit = (node, stream) => {
		if (ts.isPropertySignature(node) && ts.isTupleTypeNode(node.type ?? node)) stream ??= node.name.text;
		if (stream && ts.isTypeLiteralNode(node)) {
			const member = (name) => node.members.find((one) => one.name?.text === name);
			const key = member('key');
			const args = member('args');
			if (key?.type && args?.type) {
				const list = checker.getTypeFromTypeNode(args.type);
				const several = list.isUnion() ? list.types : [list];
				const made = several.map((one) => checker.getTypeArguments(one).map((arg) => text(arg)).join(', ')).sort();
				const name = `stream-${stream} ${pattern(key.type)}`;
				found.set(name, { args: [...new Set([...(found.get(name)?.args ?? []), ...made])] });
				return;
			}
		}
		ts.forEachChild(node, (inner) => visit(inner, stream));
	};
	const declared = source?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === 'StreamerEvents');
	for (const member of declared?.members ?? []) visit(member, undefined);
	return sorted([...found]);
}

function methodsOf(path) {
	const all = interfaceOf(path, 'ServerMethods');
	const found = [];
	for (const symbol of all ? checker.getPropertiesOfType(all) : []) {
		const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
		if (!signature) continue;
		const params = signature.getParameters().map((one) => `${one.name}: ${text(checker.getTypeOfSymbol(one))}`);
		found.push([symbol.name, { params, result: text(signature.getReturnType()) }]);
	}
	return sorted(found);
}

const packages = sorted([CORE, REST, DDP].filter(has).map((name) => [name, manifest(name).version]));
const facts = {
	packages,
	types: has(CORE) ? typesOf(declarations(CORE)) : {},
	endpoints: has(REST) ? endpointsOf(declarations(REST)) : {},
	events: existsSync(streams) ? eventsOf(streams) : {},
	methods: existsSync(methods) ? methodsOf(methods) : {},
};
process.stdout.write(`${JSON.stringify(facts, undefined, 1)}\n`);
