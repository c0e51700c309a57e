"""The ledger: what is explained, filed, posted and owed, folded over the main line of a registry."""
