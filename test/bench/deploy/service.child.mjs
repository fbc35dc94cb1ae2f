// Any service: answers a small page, says that it is well, and takes its leave when asked. Plain JavaScript, for what
// is measured is the proxy, not how TypeScript starts.
import { createServer } from 'node:http';

const page = Buffer.alloc(1024, 'x');
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  response.writeHead(200, {
    'content-type': 'text/plain',
    'content-length': page.length,
    'cache-control': 'no-store',
    etag: '"1"',
  });
  response.end(request.method === 'HEAD' ? undefined : page);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
