// The TypeScript SDK of the first line, which speaks revisions up to 2025-11-25.
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { answer } from './answer.mjs';

const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]));
const client = new Client({ name: 'smoke', version: '1' });
await client.connect(transport);
const outcomes = await answer(client, JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify({ protocol: transport.protocolVersion, outcomes }));
await client.close();
