"""Powers moved to another unit: some of them, or all when units merge."""
