"""The matters of which the ledger keeps account: one file each, with what opens them and what closes them."""
