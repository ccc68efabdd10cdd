// Package sandbox serves Lumenore's wire API over any ports.Platform, in
// practice the embedded engine: for trials, tests and benchmarks of the path to
// Lumenore without an account. Clients can't tell it from the real one by its
// protocol, and it misbehaves on demand (fault.go).
//
// server.go is the life of the server and endpoint.go the way of one call:
// counted, delayed, authorized, answered, sent. Each endpoint has a file:
//
//	POST /api/secure/client/user-login           login.go, token.go
//	GET  /api/askme-manager/get-domain           listing.go
//	POST /api/askme-manager/metadata/get/{id}    columns.go
//	POST /api/ai-engine/mcp/{analysis}           question.go
//	POST /api/ai-engine/mcp/nlq-to-data          question.go, streamed by stream.go
//
// No public reference of the API exists. Where what is known of it leaves a
// choice, this is our reading:
//
//   - The token is a JWT signed with HS256 by a key of this server's life. A call
//     without one, with a foreign or an expired one, is answered with 401.
//   - Datasets come as {"data":{"headers":[…],"resultset":[{…}]}}, columns as
//     {"data":{"result":{"resultSet":[{…}]}}}: one object a row, with the names
//     of the contract as keys. domain_timestamp is the last day of the data.
//   - Analyses are the platform's JSON as it is. The streamed answer is the same
//     JSON with line breaks between fields and rows, in pieces of whole lines.
//   - A failed call has a status other than 200 and a JSON body
//     {"error":{"code":…,"message":…,"suggestion":…}}: 400 for arguments that
//     break the contract, 401 and 403 for credentials and permissions, 404 for an
//     unknown dataset, 422 for a question that can't be read or answered, 429
//     with Retry-After when busy, 502, 503 and 504 for a platform that is broken,
//     down or slow, 500 for the rest. refusal.go has the table.
//
// Nothing of a call's content is logged: endpoint, status and duration only.
package sandbox
