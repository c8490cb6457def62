/**
 * The built app on loopback, behind `npm start`: builds unless told not to, serves `build/`, prints the address.
 * The pages' own policy is sent as a header too, with what a meta element can't carry; workers get one of theirs.
 */
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const host = '127.0.0.1';
const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What a script may do that runs as a worker: load its own parts and wasm, start a worker, and nothing else. */
export const workerPolicy =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'";

const filePolicy = "default-src 'none'; frame-ancestors 'none'";

/** @type {Record<string, string>} */
const types = {
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.srt': 'application/x-subrip; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.vtt': 'text/vtt; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.woff2': 'font/woff2'
};

/**
 * Serves the files under `root` on loopback. Port 0 takes a free one. Rejects with the system's error (`EADDRINUSE`
 * where the port is taken).
 * @param {{ root: string, port?: number }} options
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, port = 4173 }) {
	const server = createServer((request, response) => {
		answer(resolve(root), request, response).catch(() => plain(response, 500, 'Internal error'));
	});
	await new Promise((done, failed) => {
		server.once('error', failed);
		server.listen(port, host, () => done(undefined));
	});
	const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
	return {
		address: `http://${host}:${bound}/`,
		port: bound,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}

/**
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('allow', 'GET, HEAD');
		return plain(response, 405, 'Only GET and HEAD');
	}
	const path = pathOf(request.url ?? '/');
	if (path === null) return plain(response, 400, 'Not an address');
	let file = join(root, path);
	if (file !== root && !file.startsWith(root + sep)) return plain(response, 404, 'Not found');
	let found = await stat(file).catch(() => null);
	if (found?.isDirectory()) {
		if (!path.endsWith('/')) {
			response.setHeader(
				'location',
				`${path.split('/').map(encodeURIComponent).join('/').replace(/^\/+/, '/')}/`
			);
			return plain(response, 308, 'Moved');
		}
		file = join(file, 'index.html');
		found = await stat(file).catch(() => null);
	}
	if (!found?.isFile()) return plain(response, 404, 'Not found');
	const etag = `W/"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
	const immutable = path.includes('/_app/immutable/');
	response.setHeader('etag', etag);
	response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
	if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag))
		return send(response, 304, filePolicy);
	const body = await readFile(file);
	const extension = extname(file).toLowerCase();
	response.setHeader('content-type', types[extension] ?? 'application/octet-stream');
	response.setHeader('content-length', body.length);
	send(response, 200, policyOf(extension, body), request.method === 'HEAD' ? undefined : body);
}

/**
 * The decoded path of a request, or null where it is none.
 * @param {string} url
 */
function pathOf(url) {
	try {
		const path = decodeURIComponent(url.replace(/[?#].*$/, ''));
		return path.startsWith('/') && !/[\0\\]/.test(path) ? path : null;
	} catch {
		return null;
	}
}

/**
 * @param {string} extension
 * @param {Buffer} body
 */
function policyOf(extension, body) {
	if (extension === '.js' || extension === '.mjs') return workerPolicy;
	if (extension !== '.html') return filePolicy;
	return `${pagePolicy(body.toString('utf8')) ?? "default-src 'none'"}; frame-ancestors 'none'`;
}

/**
 * The policy in the meta element of a built page: it holds the hashes of the page's own scripts. Null without one.
 * @param {string} html
 */
export function pagePolicy(html) {
	const meta = /<meta\s+http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1];
	if (meta === undefined) return null;
	return meta
		.replaceAll('&#39;', "'")
		.replaceAll('&#x27;', "'")
		.replaceAll('&amp;', '&')
		.trim()
		.replace(/;$/, '');
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function plain(response, status, text) {
	if (response.headersSent) return response.end();
	response.setHeader('content-type', 'text/plain; charset=utf-8');
	send(response, status, filePolicy, Buffer.from(`${text}\n`));
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} policy
 * @param {Buffer} [body]
 */
function send(response, status, policy, body) {
	if (status !== 304) response.setHeader('content-security-policy', policy);
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('referrer-policy', 'no-referrer');
	response.writeHead(status);
	response.end(body);
}

/**
 * Builds the app; resolves with the exit code.
 * @returns {Promise<number>}
 */
function build() {
	const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: projectRoot,
		stdio: 'inherit'
	});
	return new Promise((done) => {
		child.on('error', () => done(1));
		child.on('exit', (code) => done(code ?? 1));
	});
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
	console.error(sentence);
	process.exit(1);
}

/** @param {number} port */
async function serveOrStop(port) {
	try {
		return await serve({ root: join(projectRoot, 'build'), port });
	} catch (error) {
		const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'EADDRINUSE') {
			stop(`Port ${port} is taken by another program. Choose another: npm start -- --port ${port + 1}`);
		}
		if (code === 'EACCES')
			stop(`Port ${port} may not be used by this account. Choose one above 1023: npm start -- --port 4173`);
		stop(`The server did not start: ${message}`);
	}
}

async function main() {
	let options;
	try {
		options = parseArgs({
			options: { port: { type: 'string', default: '4173' }, 'no-build': { type: 'boolean' } }
		});
	} catch (error) {
		stop(`${/** @type {Error} */ (error).message}\nUsage: npm start -- [--port N] [--no-build]`);
	}
	const { port: written, 'no-build': noBuild } = options.values;
	const port = Number(written);
	if (!/^\d+$/.test(written) || port > 65535)
		stop(`“${written}” is not a port. A port is a number from 0 to 65535.`);
	if (!noBuild) {
		// The port is tried first, so that nobody waits for a build to hear that it is taken.
		await (await serveOrStop(port)).close();
		console.log('Building …');
		if ((await build()) !== 0) stop('The build failed; what it says stands above.');
	} else if (!(await stat(join(projectRoot, 'build/index.html')).catch(() => null))) {
		stop('There is no build yet. Run npm start without --no-build.');
	}
	const { address } = await serveOrStop(port);
	console.log(`Samtal is at ${address} (Ctrl-C ends it)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
