// The Inspector's command line: a process each step, as a person at a shell uses it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inspector = fileURLToPath(new URL('../node_modules/.bin/mcp-inspector', import.meta.url));

function flags({ method, params = {} }) {
  const pairs = Object.entries(params.arguments ?? {}).map(([name, value]) => `${name}=${value}`);
  switch (method) {
    case 'tools/call':
      return ['--tool-name', params.name, ...pairs.flatMap((pair) => ['--tool-arg', pair])];
    case 'prompts/get':
      return ['--prompt-name', params.name, ...pairs.flatMap((pair) => ['--prompt-args', pair])];
    case 'resources/read':
      return ['--uri', params.uri];
    default:
      return [];
  }
}

const outcomes = JSON.parse(readFileSync(0, 'utf8')).map((step) => {
  const run = spawnSync(
    process.execPath,
    [inspector, '--cli', process.argv[2], '--transport', 'http', '--method', step.method, ...flags(step)],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  try {
    return { result: JSON.parse(run.stdout) }; // a tool's error is printed too, and ends with another code
  } catch {
    return { error: `exit ${run.status}: ${run.stderr || run.stdout}` };
  }
});
console.log(JSON.stringify({ protocol: '', outcomes }));
