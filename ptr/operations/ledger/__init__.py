"""The main line read step by step, for the ledger to fold."""
