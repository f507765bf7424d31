"""The cleaner's steps: one module a step, each a pure function from a document to a document and its changes."""
