"""Python's fastmcp client, which negotiates the newest revision on its own."""

import asyncio
import json
import sys

from fastmcp import Client


async def outcome(client, step):
    """What the server sent for one step, or why it did not."""
    params = step.get("params") or {}
    methods = {
        "tools/list": lambda: client.list_tools_mcp(),
        "tools/call": lambda: client.call_tool_mcp(params["name"], params.get("arguments") or {}),
        "prompts/list": lambda: client.list_prompts_mcp(),
        "prompts/get": lambda: client.get_prompt_mcp(params["name"], params.get("arguments") or {}),
        "resources/read": lambda: client.read_resource_mcp(params["uri"]),
    }
    try:
        result = await methods[step["method"]]()
        return {"result": result.model_dump(mode="json", by_alias=True, exclude_none=True)}
    except Exception as error:  # whatever it is, it is the outcome
        return {"error": repr(error)}


async def main():
    steps = json.load(sys.stdin)
    async with Client(sys.argv[1]) as client:
        outcomes = [await outcome(client, step) for step in steps]
        print(json.dumps({"protocol": client.protocol_version, "outcomes": outcomes}))


asyncio.run(main())
