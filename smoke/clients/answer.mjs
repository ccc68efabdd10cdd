// stdout is for the answers, not for what an SDK remarks.
for (const level of ['log', 'info', 'debug']) console[level] = console.error;

// Both lines of the TypeScript SDK name their methods alike.
const methods = {
  'tools/list': (client) => client.listTools(),
  'tools/call': (client, params) => client.callTool(params),
  'prompts/list': (client) => client.listPrompts(),
  'prompts/get': (client, params) => client.getPrompt(params),
  'resources/read': (client, params) => client.readResource(params),
};

/** The outcome of each step, in order: what the server sent, or why it did not. */
export async function answer(client, steps) {
  const outcomes = [];
  for (const { method, params } of steps) {
    try {
      outcomes.push({ result: await methods[method](client, params) });
    } catch (error) {
      outcomes.push({ error: String(error) });
    }
  }
  return outcomes;
}
