// The TypeScript SDK of the second line, asked to speak the newest revision that
// the server offers.
import { readFileSync } from 'node:fs';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { answer } from './answer.mjs';

const client = new Client({ name: 'smoke', version: '1' }, { versionNegotiation: { mode: 'auto' } });
await client.connect(new StreamableHTTPClientTransport(new URL(process.argv[2])));
const outcomes = await answer(client, JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify({ protocol: client.getNegotiatedProtocolVersion(), outcomes }));
await client.close();
