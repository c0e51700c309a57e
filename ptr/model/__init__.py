"""The registry as immutable typed values; no input or output."""
