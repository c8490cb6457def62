import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, workerPolicy } from './start.mjs';

const page = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-AAAA='"><p>hej`;
let folder: string;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'samtal-serve-'));
	const write = (path: string, text: string) => {
		mkdirSync(join(folder, path, '..'), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	write('secret.txt', 'outside');
	write('root-beside/secret.txt', 'outside');
	write('root/index.html', page);
	write('root/docs/index.html', '<p>no policy of its own');
	write('root/å b/index.html', page);
	write('root/_app/immutable/w.js', '1');
	for (const name of ['a.wasm', 'a.svg', 'a.woff2', 'a.json', 'a.vtt', 'a.unknown'])
		write(`root/${name}`, 'x');
	site = await serve({ root: join(folder, 'root'), port: 0 });
});

afterAll(async () => {
	await site?.close();
	rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init?: RequestInit) =>
	fetch(site.address.slice(0, -1) + path, { redirect: 'manual', ...init });

test('a page carries its own policy as a header, and may not be framed', async () => {
	const response = await get('/');
	expect(await response.text()).toBe(page);
	expect(response.headers.get('content-security-policy')).toBe(
		"default-src 'none'; script-src 'self' 'sha256-AAAA='; frame-ancestors 'none'"
	);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(response.headers.get('referrer-policy')).toBe('no-referrer');
	expect((await get('/docs/')).headers.get('content-security-policy')).toBe(
		"default-src 'none'; frame-ancestors 'none'"
	);
});

test('a script carries the policy that a worker gets', async () => {
	const response = await get('/_app/immutable/w.js');
	expect(response.headers.get('content-security-policy')).toBe(workerPolicy);
	expect(response.headers.get('cache-control')).toContain('immutable');
	expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
	['/a.wasm', 'application/wasm'],
	['/a.svg', 'image/svg+xml'],
	['/a.woff2', 'font/woff2'],
	['/a.json', 'application/json; charset=utf-8'],
	['/a.vtt', 'text/vtt; charset=utf-8'],
	['/a.unknown', 'application/octet-stream']
])('%s is %s', async (path, type) => {
	expect((await get(path)).headers.get('content-type')).toBe(type);
});

test('a file that is unchanged is not sent again', async () => {
	const etag = (await get('/')).headers.get('etag')!;
	expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
	expect((await get('/', { headers: { 'if-none-match': 'W/"0"' } })).status).toBe(200);
});

test('a folder without its slash is sent on, also one with letters beyond ASCII', async () => {
	const response = await get('/%C3%A5%20b');
	expect([response.status, response.headers.get('location')]).toEqual([308, '/%C3%A5%20b/']);
	expect((await get('/%C3%A5%20b/')).status).toBe(200);
});

test('a head has the headers and no body; other methods are refused', async () => {
	const head = await get('/', { method: 'HEAD' });
	expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
		200,
		String(page.length),
		''
	]);
	expect((await get('/', { method: 'POST' })).status).toBe(405);
});

test.each([
	'/../secret.txt',
	'/%2e%2e/secret.txt',
	'/..%2fsecret.txt',
	'/docs/../../secret.txt',
	'/..%5csecret.txt',
	'/../root-beside/secret.txt',
	'/%',
	'/a%00.json',
	'//secret.txt',
	'/none'
])('%s leads nowhere', async (path) => {
	const { hostname, port } = new URL(site.address);
	const status = await new Promise((done, failed) => {
		request({ hostname, port, path }, (response) => done(response.resume().statusCode))
			.on('error', failed)
			.end();
	});
	expect(status === 404 || status === 400).toBe(true);
});

test('a port that is taken is said in a sentence', () => {
	const { status, stderr } = spawnSync(
		process.execPath,
		['tests/tools/start.mjs', '--port', String(site.port)],
		{ encoding: 'utf8' }
	);
	expect(status).toBe(1);
	expect(stderr).toBe(
		`Port ${site.port} is taken by another program. Choose another: npm start -- --port ${site.port + 1}\n`
	);
});

test('a port that is none is said in a sentence', () => {
	const { status, stderr } = spawnSync(process.execPath, ['tests/tools/start.mjs', '--port', 'x'], {
		encoding: 'utf8'
	});
	expect([status, stderr]).toEqual([1, '“x” is not a port. A port is a number from 0 to 65535.\n']);
});
